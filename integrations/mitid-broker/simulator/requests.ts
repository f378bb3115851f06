/** The requests of contract.yaml as the simulator reads them. */
import { z } from "zod";
import { Problem } from "../../simulator-kit/problem.ts";

const GRANT = z.literal("urn:openid:params:grant-type:ciba");
const word = z.string().min(1).max(200);

const startForm = z.strictObject({
  grant_type: GRANT.optional(),
  scope: z.string().regex(/(^| )openid( |$)/),
  login_hint_token: z.string().max(4_000),
});
const pollForm = z.strictObject({ grant_type: GRANT, auth_req_id: word });

const ACTIONS = ["LOG_ON", "APPROVE", "CONFIRM", "ACCEPT", "SIGN"] as const;

const loginHint = z
  .strictObject({
    idp: z.literal("mitid"),
    uuid: z.uuid().optional(),
    cpr: z
      .string()
      .regex(/^\d{10}$/)
      .optional(),
    referenceTextBody: z.string().min(1).max(130),
    ip: z.ipv4(),
    action: z.enum(ACTIONS).optional(),
    referenceId: word.optional(),
    ciba_nonce: word.optional(),
  })
  .refine(({ uuid, cpr }) => (uuid === undefined) !== (cpr === undefined), "exactly one of uuid and cpr");
export type LoginHint = z.infer<typeof loginHint>;

/** Throws 400 `invalid_request` with the names of the faulty fields, as does `readPoll`. */
export function readStart(body: unknown): LoginHint {
  const { login_hint_token: token } = fields(startForm, body);
  return fields(loginHint, parsed(token));
}

export const readPoll = (body: unknown): string => fields(pollForm, body).auth_req_id;

function fields<Value>(schema: z.ZodType<Value>, value: unknown): Value {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const faulty = read.error.issues.map((issue) => issue.path.join(".") || "body");
  throw new Problem(400, "invalid_request", [...new Set(faulty)]);
}

function parsed(token: string): unknown {
  try {
    return JSON.parse(token);
  } catch {
    throw new Problem(400, "invalid_request", ["login_hint_token"]);
  }
}
