/** The shapes of contract.yaml that the adapter reads; a test holds them against the contract. */
import { z } from "zod";

export const acknowledgementSchema = z.object({
  fate: z.enum(["applied", "alreadyDone", "notAllowed"]),
  transactionId: z.uuid(),
  at: z.iso.datetime(),
  code: z.string().nullable(),
  ended: z.int().min(0),
});

export const certificateSchema = z.object({
  fate: z.enum(["applied", "alreadyDone", "notAllowed", "stale"]),
  transactionId: z.uuid(),
  at: z.iso.datetime(),
  code: z.string().nullable(),
  changed: z.int().min(0),
});
