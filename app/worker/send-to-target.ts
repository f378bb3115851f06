/** One act to one target system, in that system's words; the answer comes home in the line's own. */
import type { Acknowledgement } from "../commands/acknowledge-act.ts";
import type { Delivery } from "../commands/begin-delivery.ts";
import { after } from "../domain/duration.ts";
import { isStop, type ActKind } from "../domain/protection/acts.ts";
import {
  CERTIFICATE_STATE,
  NEMKONTO_WATCH,
  STANDS_ALREADY,
  type CertificateState,
  type TargetSystem,
} from "../domain/protection/targets.ts";
import type { ActContext } from "./context.ts";
import { sendToMitid } from "./send-to-mitid.ts";

export type Answer = Omit<Acknowledgement, "actId" | "system">;

/** Rejects with SystemDown where the system does not answer usefully. */
export async function sendToTarget(
  { ports }: ActContext,
  delivery: Delivery,
  system: TargetSystem,
): Promise<Answer> {
  const { identity } = delivery;
  if (system === "nemkonto") return watch(ports, delivery);
  if ("uuid" in identity) return send(ports, delivery, system, identity.uuid);
  const found = await ports.mitid.findIdentity({ by: "cpr", cpr: identity.cpr });
  if (found === null) return NOBODY;
  return { ...(await send(ports, delivery, system, found.uuid)), mitidUuid: found.uuid };
}

type Ports = ActContext["ports"];

const NO_MORE = { reissueReference: null, mitidUuid: null } as const;
const NOBODY: Answer = { fate: "notAllowed", externalReference: "none", code: "noIdentity", ...NO_MORE };

async function send(
  ports: Ports,
  delivery: Delivery,
  system: Exclude<TargetSystem, "nemkonto">,
  identityUuid: string,
): Promise<Answer> {
  const order = { identityUuid, idempotencyKey: delivery.actId, reason: delivery.reason };
  switch (system) {
    case "mitid": {
      const { code, transactionId, reference, ...answer } = await sendToMitid(ports.mitid, delivery, order);
      const fate = standsAlready(delivery.kind, code) ? "alreadyDone" : answer.fate;
      return { fate, code, externalReference: transactionId, reissueReference: reference, mitidUuid: null };
    }
    case "nemlogin":
      return plain(await ports.nemlogin.endSessions(order));
    case "nemloginAgain":
      // Another order than the first, or NemLog-in would give the answer to that one again.
      return plain(await ports.nemlogin.endSessions({ ...order, idempotencyKey: `${delivery.actId}:again` }));
    case "certificate": {
      const decidedAt = delivery.acceptedAt.toISOString();
      const state = certificatesAfter(delivery.kind);
      return plain(await ports.nemlogin.setCertificates({ ...order, state, decidedAt }));
    }
    default:
      return system satisfies never;
  }
}

const standsAlready = (kind: ActKind, code: string | null): boolean =>
  isStop(kind) && STANDS_ALREADY[kind].some((known) => known === code);

/** NemKonto knows people by their number alone. */
async function watch({ nemkonto }: Ports, delivery: Delivery): Promise<Answer> {
  const { identity, actId, reason, acceptedAt } = delivery;
  if (!("cpr" in identity)) throw new Error("a watch without a number");
  const until = after(acceptedAt, NEMKONTO_WATCH).toISOString();
  return plain(await nemkonto.watch({ cpr: identity.cpr, until, reason, idempotencyKey: actId }));
}

const plain = (answer: Pick<Answer, "fate" | "code"> & { readonly transactionId: string }): Answer => ({
  fate: answer.fate,
  code: answer.code,
  externalReference: answer.transactionId,
  ...NO_MORE,
});

function certificatesAfter(kind: ActKind): CertificateState {
  if (kind === "suspend" || kind === "revoke" || kind === "reopen") return CERTIFICATE_STATE[kind];
  throw new Error("an act that certificates do not hear of");
}
