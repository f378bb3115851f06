/** The citizen's side of the simulated broker: what is in the apps, and the answer to it. */
import type { Router } from "express";
import { z } from "zod";
import { answerControl } from "../../simulator-kit/control-answer.ts";
import { Problem, shaped } from "../../simulator-kit/problem.ts";
import type { Answer, Approval } from "./approval.ts";
import type { Approvals } from "./approvals.ts";
import type { TokenMaker } from "./tokens.ts";
import { FORGERIES } from "./tokens.ts";

const authReqId = z.string().min(1).max(200);

/** `forge` spoils the proof of an approval, `code` is MitID's own where it fails. */
const answerRequest = z.discriminatedUnion("answer", [
  z.strictObject({ authReqId, answer: z.literal("approve"), forge: z.enum(FORGERIES).optional() }),
  z.strictObject({ authReqId, answer: z.literal("deny") }),
  z.strictObject({
    authReqId,
    answer: z.literal("fail"),
    code: z
      .string()
      .regex(/^[\w.]{1,100}$/)
      .default("control.authentication_session_not_found"),
  }),
]);
type AnswerRequest = z.infer<typeof answerRequest>;

export function addCitizen(control: Router, approvals: Approvals, tokens: TokenMaker): void {
  control.get("/requests", (_, response) => answerControl(response, () => approvals.list().map(shown)));
  control.post("/answer", (request, response) =>
    answerControl(response, () => shown(answered(approvals, shaped(answerRequest, request.body)))),
  );
  control.post("/rotate-keys", (_, response) => {
    tokens.rotate();
    response.status(204).end();
  });
}

/** Throws 404 for an unknown request, 409 for one that no longer waits. */
function answered(approvals: Approvals, request: AnswerRequest): Approval {
  const found = approvals.find(request.authReqId);
  if (found === null) throw new Problem(404, "request.unknown");
  if (found.answer.state !== "waiting") throw new Problem(409, `request.${found.answer.state}`);
  return approvals.keep({ ...found, answer: answerOf(request) });
}

function answerOf(request: AnswerRequest): Answer {
  switch (request.answer) {
    case "approve":
      return { state: "approved", forgery: request.forge ?? null };
    case "deny":
      return { state: "denied" };
    case "fail":
      return { state: "failed", code: request.code };
    default:
      return request satisfies never;
  }
}

/** As the app shows it, without the nonce. */
const shown = (approval: Approval) => ({
  authReqId: approval.authReqId,
  identityUuid: approval.identityUuid,
  referenceText: approval.referenceText,
  referenceId: approval.referenceId,
  action: approval.action,
  state: approval.answer.state,
  startedAt: approval.startedAt.toISOString(),
  expiresAt: approval.expiresAt.toISOString(),
});
