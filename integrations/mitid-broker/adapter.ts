/** Reaches the MitID broker over CIBA, in the words of contract.yaml, and believes only what is proven. */
import type { Milliseconds } from "../../app/domain/duration.ts";
import { seconds } from "../../app/domain/duration.ts";
import type { HttpClient, HttpClientSettings } from "../http-client.ts";
import { createHttpClient } from "../http-client.ts";
import { judgeProof } from "./id-token.ts";
import type { ApprovalAnswer, ApprovalRequest, MitidBrokerPort, StartedApproval } from "./port.ts";
import { refused } from "./refused.ts";
import { startedSchema, tokensSchema } from "./schemas.ts";
import { createSigningKeys } from "./signing-keys.ts";
import { z } from "zod";

export interface MitidBrokerSettings extends Pick<HttpClientSettings, "log" | "firstPauseMs" | "breakMs"> {
  /** Up to and with `/op`. */
  readonly baseUrl: string;
  /** Client id and secret. */
  readonly user: string;
  readonly password: string;
  /** Sent as the end user's address: a caller has none, and the broker says what to send (domain.md §1.7). */
  readonly callerIp: string;
  /** What the proof has to name as its issuer; the base URL when left out. */
  readonly issuer?: string | undefined;
  /** For each try; 3 s when left out. */
  readonly timeoutMs?: Milliseconds | undefined;
  /** The clock that a proof's times are held against. */
  readonly now?: (() => Date) | undefined;
}

const CIBA = "urn:openid:params:grant-type:ciba";

export function createMitidBroker(settings: MitidBrokerSettings): MitidBrokerPort {
  const { user, password, timeoutMs, callerIp, issuer, now = () => new Date(), ...rest } = settings;
  const open = { ...rest, system: "mitid-broker", timeoutMs: timeoutMs ?? seconds(3) };
  const client = createHttpClient({ ...open, auth: { user, password } });
  // The keys are published for everybody: the credentials stay out of it.
  const keys = createSigningKeys(createHttpClient(open), now);

  return {
    async start(request) {
      // Without keys no answer could be believed, so nobody is asked for one.
      await keys.ready();
      return start(client, request, callerIp);
    },
    async poll(authReqId, { identityUuid, nonce }) {
      // Tokens are given out once: what is needed to judge them is fetched first.
      await keys.ready();
      const answer = await client.send({
        method: "POST",
        template: "/connect/token",
        body: { form: { grant_type: CIBA, auth_req_id: authReqId } },
        answer: tokensSchema,
      });
      if (!answer.ok) return unapproved(answer);
      const expected = { issuer: issuer ?? settings.baseUrl, audience: user, nonce, identityUuid };
      const verdict = await judgeProof(answer.value.id_token, (kid) => keys.named(kid), expected, now());
      if (!verdict.holds) return { state: "failed", code: verdict.code };
      return { state: "approved", transactionId: verdict.transactionId };
    },
    cancel: (authReqId) => cancel(client, authReqId),
  };
}

async function start(
  client: HttpClient,
  request: ApprovalRequest,
  callerIp: string,
): Promise<StartedApproval> {
  const hint = {
    idp: "mitid",
    uuid: request.identityUuid,
    referenceTextBody: request.referenceText,
    ip: callerIp,
    action: "APPROVE",
    referenceId: request.referenceId,
    ciba_nonce: request.nonce,
  };
  const answer = await client.send({
    method: "POST",
    template: "/connect/ciba",
    body: { form: { grant_type: CIBA, scope: "openid mitid", login_hint_token: JSON.stringify(hint) } },
    answer: startedSchema,
  });
  if (!answer.ok) throw refused(answer);
  const { auth_req_id: authReqId, interval, expires_in: expiresIn } = answer.value;
  return { authReqId, intervalSeconds: interval, expiresInSeconds: expiresIn };
}

/** Throws SystemDown for a code that tells of our own fault, such as a grant that the client may not use. */
function unapproved(answer: { readonly status: number; readonly code: string | null }): ApprovalAnswer {
  switch (answer.code) {
    case "authorization_pending":
      return { state: "pending" };
    case "slow_down":
      return { state: "slowDown" };
    case "access_denied":
      return { state: "denied" };
    case "expired_token":
    case "invalid_grant":
      return { state: "expired" };
    default:
      if (answer.code?.startsWith("mitid_flex_app.") === true) return { state: "failed", code: answer.code };
      throw refused(answer);
  }
}

async function cancel(client: HttpClient, authReqId: string): Promise<void> {
  const answer = await client.send({
    method: "DELETE",
    template: "/api/v1/ciba/{authReqId}",
    path: { authReqId },
    repeatable: true,
    answer: z.unknown(),
  });
  // 404: over already, which is what was wanted.
  if (!answer.ok && answer.status !== 404) throw refused(answer);
}
