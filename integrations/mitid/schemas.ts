/** The shapes of contract.yaml that the adapter reads; a test holds them against the contract. */
import { z } from "zod";
import {
  ASSURANCE_LEVELS,
  AUTHENTICATOR_KINDS,
  AUTHENTICATOR_STATES,
  IDENTITY_STATES,
} from "../../app/domain/protection/means.ts";
import type { MitidChangeEvent } from "./port.ts";

const instant = z.iso.datetime();

export const authenticatorSchema = z.object({
  id: z.uuid(),
  kind: z.enum(AUTHENTICATOR_KINDS),
  state: z.enum(AUTHENTICATOR_STATES),
  stateChangedAt: instant,
  serialSuffix: z.string().nullable(),
  device: z.string().nullable(),
  issuedAt: instant,
  lastUsedAt: instant.nullable(),
});

export const identitySchema = z.object({
  uuid: z.uuid(),
  cpr: z.string().regex(/^\d{10}$/),
  userId: z.string(),
  name: z.string(),
  state: z.enum(IDENTITY_STATES),
  stateChangedAt: instant,
  heldUntil: instant.nullable(),
  assuranceLevel: z.enum(ASSURANCE_LEVELS),
  version: z.int().min(1),
  authenticators: z.array(authenticatorSchema),
});

export const contactPointsSchema = z.object({
  contactPoints: z.array(
    z.object({ kind: z.enum(["phone", "email"]), value: z.string(), changedAt: instant }),
  ),
});

export const acknowledgementSchema = z.object({
  fate: z.enum(["applied", "alreadyDone", "notAllowed", "stale"]),
  transactionId: z.uuid(),
  at: instant,
  code: z.string().nullable(),
  reference: z.uuid().nullable(),
});

const CHANGE_EVENTS = [
  "authenticatorBlocked",
  "authenticatorLocked",
  "authenticatorUnlocked",
  "authenticatorOrdered",
  "authenticatorSent",
  "authenticatorActivated",
  "activationCodeIssued",
  "activationCodeDead",
  "activationCodeExpired",
  "temporaryPasswordIssued",
  "temporaryPasswordUsed",
  "temporaryPinIssued",
  "temporaryPinUsed",
  "reissueCancelled",
  "contactChanged",
  "identityHeld",
  "holdEnded",
  "holdLifted",
  "identitySuspended",
  "identityReopened",
  "identityRevoked",
] as const satisfies readonly MitidChangeEvent[];

export const changeSchema = z.object({
  number: z.int().min(1),
  at: instant,
  event: z.enum(CHANGE_EVENTS),
  identityUuid: z.uuid(),
  authenticatorId: z.uuid().nullable(),
  version: z.int().min(1),
  orderKey: z.string().nullable(),
  reference: z.uuid().nullable(),
});

export const changesSchema = z.object({ changes: z.array(changeSchema), latest: z.int().min(0) });

export type WireIdentity = z.infer<typeof identitySchema>;
