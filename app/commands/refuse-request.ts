/** An agent or a clerk says no to a wish: it stays on file with its reason, and the person gets it in writing. */
import { actByKey, insertRefusedAct } from "../../db/acts.ts";
import { writeAudit } from "../../db/audit.ts";
import { addCaseEvent } from "../../db/cases.ts";
import { tellPerson } from "../../db/jobs.ts";
import { currentPolicy } from "../../db/policy.ts";
import { newReceipt } from "../../db/receipts.ts";
import { tell } from "../../db/topics.ts";
import type { Tx } from "../../db/database.ts";
import type { Actor } from "../domain/actor.ts";
import { isReissue, type ActKind, type Delivery } from "../domain/protection/acts.ts";
import { isRefusable, type WishRefusal, type Wisher } from "../domain/protection/wish.ts";
import { allow, refuse, type Ruling } from "../domain/ruling.ts";
import type { CommandContext } from "./frame.ts";
import { ownCase, type CaseRefusal } from "./own-case.ts";

export interface RefuseRequest {
  readonly actor: Actor;
  readonly caseNumber: string;
  readonly kind: ActKind;
  /** Whoever asked, as far as they have said; left out: the person themselves. */
  readonly requester?: Wisher;
  readonly reasonCode: WishRefusal;
}

interface RefusedWish {
  readonly actId: string;
  readonly receiptNumber: string;
}

type Refusing = Ruling<RefusedWish, CaseRefusal | "case.noSubject" | "wish.isStop">;

/** The same wish of the same asker refused twice for the same reason in one case is one decision. */
export function refuseRequest(context: CommandContext, order: RefuseRequest): Promise<Refusing> {
  return context.database.transact(order.actor, async (tx) => {
    const { actor, kind, reasonCode, requester = "subject" } = order;
    const owned = await ownCase(tx, actor, order.caseNumber);
    if (!owned.allowed) return owned;
    const { id: caseId, citizenId } = owned.value;
    if (citizenId === null) return refuse("case.noSubject");
    if (!isRefusable(kind)) return refuse("wish.isStop");
    const asker = requester === "subject" ? "" : `:${requester}`;
    const idempotencyKey = `${actor.id}:wish:${caseId}:${kind}:${reasonCode}${asker}`;
    const known = await actByKey(tx, idempotencyKey);
    if (known !== undefined) return allow({ actId: known.id, receiptNumber: known.receiptNumber });
    const made = await keep(tx, context, order, { caseId, citizenId, idempotencyKey });
    await tellPerson(tx, made.actId, "decision");
    await addCaseEvent(tx, actor, caseId, "wish.refused", { kind, code: reasonCode, actId: made.actId });
    const facts = { actId: made.actId, kind, reason: reasonCode, requester };
    await writeAudit(tx, actor, { action: "wish.refuse", outcome: "done", caseId, citizenId, facts });
    await tell(tx, `case:${caseId}`);
    return allow(made);
  });
}

async function keep(
  tx: Tx,
  context: CommandContext,
  { actor, kind, reasonCode, requester = "subject" }: RefuseRequest,
  about: { readonly caseId: string; readonly citizenId: string; readonly idempotencyKey: string },
): Promise<RefusedWish> {
  const policy = await currentPolicy(tx, context.clock());
  const receiptNumber = await newReceipt(tx);
  const actId = await insertRefusedAct(tx, actor, {
    ...about,
    kind,
    requester,
    authenticatorId: null,
    authenticatorKind: null,
    reason: "unspecified",
    delivery: usualWay(kind),
    holdUntil: null,
    identityVersion: null,
    policyId: policy.id,
    receiptNumber,
    decidedOn: JSON.stringify({ kind, mover: actor.kind, requester, wish: reasonCode }),
    fate: "notAllowed",
    refusalReasons: [reasonCode],
  });
  return { actId, receiptNumber };
}

/** The way it would have gone: a reissue is on file with one. */
function usualWay(kind: ActKind): Delivery | null {
  if (!isReissue(kind)) return null;
  return kind === "orderMeans" ? "cprAddress" : "sms";
}
