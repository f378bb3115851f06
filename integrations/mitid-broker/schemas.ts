/** The shapes of contract.yaml that the adapter reads; a test holds them against the contract. */
import { z } from "zod";

export const startedSchema = z.object({
  auth_req_id: z.string().min(1),
  expires_in: z.int().min(1),
  interval: z.int().min(1),
});

export const tokensSchema = z.object({
  id_token: z.string().min(1),
  access_token: z.string(),
  token_type: z.string(),
  expires_in: z.int(),
});

/** Every kind of key may be on the list; those that are no RSA keys for signatures are passed over. */
export const keySchema = z.object({
  kty: z.string(),
  kid: z.string().optional(),
  use: z.string().optional(),
  alg: z.string().optional(),
  n: z.string().optional(),
  e: z.string().optional(),
});

export const keysSchema = z.object({ keys: z.array(keySchema) });

export type PublishedKey = z.infer<typeof keySchema>;
