/** One act in MitID's words. */
import type {
  MitidAcknowledgement,
  MitidPort,
  OpeningOrder,
  StopOrder,
} from "../../integrations/mitid/port.ts";
import type { Delivery } from "../commands/begin-delivery.ts";
import { ORDERABLE_MEANS, type OrderableMeans } from "../domain/protection/acts.ts";

/** Rejects with SystemDown where MitID does not answer usefully. */
export function sendToMitid(
  mitid: MitidPort,
  delivery: Delivery,
  order: StopOrder,
): Promise<MitidAcknowledgement> {
  const { kind, authenticatorId, holdMinutes } = delivery;
  switch (kind) {
    case "hold":
      return mitid.hold({ ...order, minutes: needed(holdMinutes) });
    case "block":
      return mitid.blockAuthenticator({ ...order, authenticatorId: needed(authenticatorId) });
    case "suspend":
      return mitid.suspendIdentity(order);
    case "revoke":
      return mitid.revokeIdentity(order);
    case "liftHold":
    case "reopen":
    case "liftLockout":
      return open(mitid, kind, delivery, opening(delivery, order));
    case "activationCode":
    case "temporaryPassword":
    case "temporaryPin":
    case "orderMeans":
      return reissue(mitid, kind, delivery, opening(delivery, order));
    default:
      return kind satisfies never;
  }
}

/** No opening without the version that it was decided on (product.md §6). */
const opening = ({ identityVersion }: Delivery, order: StopOrder): OpeningOrder => ({
  ...order,
  identityVersion: needed(identityVersion),
});

function open(
  mitid: MitidPort,
  kind: "liftHold" | "reopen" | "liftLockout",
  { authenticatorId }: Delivery,
  order: OpeningOrder,
): Promise<MitidAcknowledgement> {
  if (kind === "liftHold") return mitid.liftHold(order);
  if (kind === "reopen") return mitid.reopenIdentity(order);
  return mitid.unlockAuthenticator({ ...order, authenticatorId: needed(authenticatorId) });
}

function reissue(
  mitid: MitidPort,
  kind: "activationCode" | "temporaryPassword" | "temporaryPin" | "orderMeans",
  { authenticatorId, authenticatorKind, way }: Delivery,
  order: OpeningOrder,
): Promise<MitidAcknowledgement> {
  if (kind === "temporaryPassword") return mitid.issueTemporaryPassword(order);
  if (kind === "temporaryPin") return mitid.issueTemporaryPin(order);
  if (kind === "orderMeans")
    return mitid.orderAuthenticator({ ...order, kind: orderable(authenticatorKind) });
  const channel = way === "paper" ? "paper" : "sms";
  return mitid.issueActivationCode({ ...order, authenticatorId, channel });
}

function orderable(kind: Delivery["authenticatorKind"]): OrderableMeans {
  return needed(ORDERABLE_MEANS.find((known) => known === kind) ?? null);
}

function needed<Value>(value: Value | null): Value {
  if (value === null) throw new Error("an act without what its kind needs");
  return value;
}
