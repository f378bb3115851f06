/** The facts of a decision as they are read back from a row, to decide on them once more. */
import { z } from "zod";
import { MOVERS } from "../app/domain/actor.ts";
import { ACT_KINDS, DELIVERIES, ORDERABLE_MEANS } from "../app/domain/protection/acts.ts";
import type { ActFacts } from "../app/domain/protection/facts.ts";
import {
  AUTHENTICATOR_KINDS,
  AUTHENTICATOR_STATES,
  IDENTITY_STATES,
} from "../app/domain/protection/means.ts";
import { PROOF_LEVELS, VERIFICATION_METHODS } from "../app/domain/verification/level.ts";
import { REQUESTERS } from "../app/domain/verification/representation.ts";

/** A proof on file has no id: which one carried an act stands in the act, and no decision turns on it. */
const NO_ID = "";

const proof = z
  .object({ level: z.enum(PROOF_LEVELS), method: z.enum(VERIFICATION_METHODS) })
  .transform((read) => ({ ...read, id: NO_ID }));

/** As db/act-facts.ts stores them. */
export const factsShape = z.object({
  kind: z.enum(ACT_KINDS),
  mover: z.enum(MOVERS),
  requester: z.enum(REQUESTERS),
  proofs: z.array(proof),
  hadProof: z.boolean(),
  identity: z.enum(IDENTITY_STATES).nullable(),
  means: z.object({ kind: z.enum(AUTHENTICATOR_KINDS), state: z.enum(AUTHENTICATOR_STATES) }).nullable(),
  orderedMeans: z.enum(ORDERABLE_MEANS).nullable(),
  delivery: z.enum(DELIVERIES).nullable(),
  isOpenAlready: z.boolean(),
  // Not asked before: what was decided then was decided as if nothing were under way.
  isBeingStopped: z.boolean().default(false),
  contactAgeHours: z.number().nullable(),
  // Rows from before e-mail counted have none.
  anyContactAgeHours: z.number().nullable().default(null),
  addressAgeDays: z.number().nullable(),
  cprStatus: z.string().nullable(),
  failuresLately: z.number(),
  isApproved: z.boolean(),
}) satisfies z.ZodType<ActFacts>;
