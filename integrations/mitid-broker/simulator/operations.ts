/** The broker's operations: start, poll, cancel, and the published keys. */
import type { DemoPerson } from "../../people.ts";
import type { OperationAnswer } from "../../simulator-kit/operation.ts";
import { Problem } from "../../simulator-kit/problem.ts";
import type { SimulatorFrame } from "../../simulator-kit/simulator.ts";
import type { Approval } from "./approval.ts";
import { EXPIRES_IN_SECONDS, polled } from "./approval.ts";
import type { Approvals } from "./approvals.ts";
import type { LoginHint } from "./requests.ts";
import { readPoll, readStart } from "./requests.ts";
import type { TokenMaker } from "./tokens.ts";

interface Broker {
  readonly approvals: Approvals;
  readonly tokens: TokenMaker;
  readonly people: readonly DemoPerson[];
  readonly issuer: string;
  readonly clientId: string;
  readonly now: () => Date;
}

export function addOperations(frame: SimulatorFrame, broker: Broker): void {
  const { approvals } = broker;
  frame.onOpen("/op/.well-known/openid-configuration/jwks", "readKeys", () => ({
    status: 200,
    body: { keys: broker.tokens.keys() },
    outcome: "found",
    subject: null,
  }));
  frame.on("post", "/op/connect/ciba", "startApproval", (request) =>
    started(broker, readStart(request.body)),
  );
  frame.on("post", "/op/connect/token", "pollApproval", (request) => {
    const found = approvals.find(readPoll(request.body));
    if (found === null) throw new Problem(400, "invalid_grant");
    const { approval, error } = polled(found, broker.now());
    approvals.keep(approval);
    return error === null ? approved(broker, approval) : about(approval, 400, { error }, error);
  });
  frame.on("delete", "/op/api/v1/ciba/:authReqId", "cancelApproval", (request) => {
    const found = approvals.find(request.params["authReqId"] ?? "");
    if (found === null || found.answer.state !== "waiting") throw new Problem(404, "not_found");
    const cancelled = approvals.keep({ ...found, answer: { state: "cancelled" } });
    return about(cancelled, 204, null, "cancelled");
  });
}

function started({ approvals, people }: Broker, hint: LoginHint): OperationAnswer {
  const byCpr = people.find((person) => person.cpr === hint.cpr)?.mitid.identityUuid;
  const approval = approvals.start({
    identityUuid: hint.uuid?.toLowerCase() ?? byCpr ?? "unknown",
    referenceText: hint.referenceTextBody,
    referenceId: hint.referenceId ?? null,
    action: hint.action ?? "APPROVE",
    nonce: hint.ciba_nonce ?? null,
  });
  const { authReqId, intervalSeconds: interval } = approval;
  return about(
    approval,
    200,
    { auth_req_id: authReqId, expires_in: EXPIRES_IN_SECONDS, interval },
    "started",
  );
}

function approved(broker: Broker, approval: Approval): OperationAnswer {
  const { issuer, clientId, now, tokens } = broker;
  const { identityUuid, nonce, answer } = approval;
  const contents = { issuer, clientId, nonce, identityUuid, now: now() };
  const body = {
    id_token: tokens.make(contents, answer.state === "approved" ? answer.forgery : null),
    access_token: "opens-nothing-in-the-sandbox",
    token_type: "Bearer",
    expires_in: 10_800,
  };
  return about(approval, 200, body, "approved");
}

/** The auth_req_id opens the answer: the log gets the reference number in its place. */
const about = (approval: Approval, status: number, body: unknown, outcome: string): OperationAnswer => ({
  status,
  body,
  outcome,
  subject: /^[0-9a-f-]{36}$/.test(approval.identityUuid) ? approval.identityUuid : null,
  key: approval.referenceId ?? undefined,
});
