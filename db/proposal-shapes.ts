/** What a stored proposal carries: the order to carry out, and the ground it was built on. */
import { z } from "zod";
import type { Basis, Change } from "../app/domain/four-eyes/proposal.ts";
import { ACT_REASONS, ORDERABLE_MEANS } from "../app/domain/protection/acts.ts";
import type { ActOrder } from "../app/domain/protection/order.ts";
import { REQUESTERS } from "../app/domain/verification/representation.ts";
import { policyShape } from "./policy-shape.ts";

const means = z.string().min(1).max(100);

/** An act as somebody orders it. */
export const actOrderShape = z.union([
  z.strictObject({
    kind: z.enum(["hold", "suspend", "revoke", "liftHold", "reopen", "temporaryPassword", "temporaryPin"]),
  }),
  z.strictObject({ kind: z.enum(["block", "liftLockout"]), authenticatorId: means }),
  z.strictObject({
    kind: z.literal("activationCode"),
    authenticatorId: means.nullable(),
    delivery: z.enum(["sms", "paper"]),
  }),
  z.strictObject({ kind: z.literal("orderMeans"), means: z.enum(ORDERABLE_MEANS) }),
]) satisfies z.ZodType<ActOrder>;

const made = {
  /** One for each time the form is opened: a double submit is one proposal. */
  idempotencyKey: z.string().min(1).max(200),
  /** The proposal that this one takes up again, where it does. */
  renews: z.string().nullable(),
};

export const actPayloadShape = z.object({
  ...made,
  order: actOrderShape,
  requester: z.enum(REQUESTERS),
  actReason: z.enum(ACT_REASONS),
});
export type ActPayload = z.infer<typeof actPayloadShape>;

export const policyPayloadShape = z.object({
  ...made,
  rules: policyShape,
  /** ISO instant from which it is to hold; null for at once. */
  validFrom: z.iso.datetime().nullable(),
});
/** The day alone: rules of an older release still say when they were to begin. */
export const policyDayShape = z.object({ validFrom: z.iso.datetime().nullable() });
export type PolicyPayload = z.infer<typeof policyPayloadShape>;

export const basisShape = z.object({
  caseVersion: z.number().nullable(),
  identityVersion: z.number().nullable(),
  policyId: z.number(),
  newestPolicyId: z.number().nullable(),
}) satisfies z.ZodType<Basis>;

export const changesShape = z.array(
  z.object({ field: z.string(), before: z.string(), after: z.string() }),
) satisfies z.ZodType<readonly Change[]>;
