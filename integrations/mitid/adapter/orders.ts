/** What the adapter orders: stops without a version, openings and reissues with the version they were decided on. */
import type { HttpClient } from "../../http-client.ts";
import type { MitidAcknowledgement, MitidPort, OpeningOrder, StopOrder } from "../port.ts";
import { acknowledgementSchema } from "../schemas.ts";
import { refused } from "./refused.ts";

type Stops = Pick<
  MitidPort,
  "hold" | "blockAuthenticator" | "suspendIdentity" | "revokeIdentity" | "cancelReissue"
>;
type Openings = Pick<MitidPort, "liftHold" | "unlockAuthenticator" | "reopenIdentity">;
type Reissues = Pick<
  MitidPort,
  "issueActivationCode" | "issueTemporaryPassword" | "issueTemporaryPin" | "orderAuthenticator"
>;

/** The path below the identity, the values for its other places, and what the body holds besides the reason. */
interface What {
  readonly below: string;
  readonly path?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, string | number | null>>;
}

export const stops = (client: HttpClient): Stops => ({
  hold: (order) => send(client, order, { below: "/holds", body: { minutes: order.minutes } }),
  suspendIdentity: (order) => send(client, order, { below: "/suspensions" }),
  revokeIdentity: (order) => send(client, order, { below: "/revocations" }),
  blockAuthenticator: (order) =>
    send(client, order, {
      below: "/authenticators/{authenticatorId}/blocks",
      path: { authenticatorId: order.authenticatorId },
    }),
  cancelReissue: (order) =>
    send(client, order, {
      below: "/reissues/{reference}/cancellations",
      path: { reference: order.reference },
    }),
});

export const openings = (client: HttpClient): Openings => ({
  liftHold: (order) => open(client, order, { below: "/hold-lifts" }),
  reopenIdentity: (order) => open(client, order, { below: "/reopenings" }),
  unlockAuthenticator: (order) =>
    open(client, order, {
      below: "/authenticators/{authenticatorId}/unlocks",
      path: { authenticatorId: order.authenticatorId },
    }),
});

export const reissues = (client: HttpClient): Reissues => ({
  issueActivationCode: (order) =>
    open(client, order, {
      below: "/activation-codes",
      body: { authenticatorId: order.authenticatorId, channel: order.channel },
    }),
  issueTemporaryPassword: (order) => open(client, order, { below: "/temporary-passwords" }),
  issueTemporaryPin: (order) => open(client, order, { below: "/temporary-pins" }),
  orderAuthenticator: (order) =>
    open(client, order, { below: "/authenticators", body: { kind: order.kind } }),
});

const open = (client: HttpClient, order: OpeningOrder, what: What): Promise<MitidAcknowledgement> =>
  send(client, order, what, order.identityVersion);

async function send(
  client: HttpClient,
  order: StopOrder,
  what: What,
  identityVersion?: number,
): Promise<MitidAcknowledgement> {
  const answer = await client.send({
    method: "POST",
    template: `/identities/{uuid}${what.below}`,
    path: { uuid: order.identityUuid, ...what.path },
    idempotencyKey: order.idempotencyKey,
    ...(identityVersion === undefined ? {} : { ifMatch: identityVersion }),
    body: { json: { reason: order.reason, ...what.body } },
    answer: acknowledgementSchema,
  });
  if (answer.ok) return answer.value;
  throw refused(answer);
}
