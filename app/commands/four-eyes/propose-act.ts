/** Somebody proposes an act that takes a second person: an uninvited stop, or what nobody does alone. */
import { lockSubject } from "../../../db/acts.ts";
import type { CaseRow } from "../../../db/cases.ts";
import type { Tx } from "../../../db/database.ts";
import type { ActPayload } from "../../../db/proposal-shapes.ts";
import { openActProposal } from "../../../db/proposals.ts";
import type { Actor } from "../../domain/actor.ts";
import type { ActReason } from "../../domain/protection/acts.ts";
import { shapeOf, type ActOrder } from "../../domain/protection/order.ts";
import { refuse, type Ruling } from "../../domain/ruling.ts";
import type { Requester } from "../../domain/verification/representation.ts";
import type { CommandContext } from "../frame.ts";
import { ownCase } from "../own-case.ts";
import { endExpired } from "./expire-proposals.ts";
import { makeProposal, type MadeProposal } from "./make-proposal.ts";
import { wordsOf } from "./words.ts";

export interface ProposeAct {
  readonly actor: Actor;
  readonly caseNumber: string;
  readonly act: ActOrder;
  /** Why, to the colleague who decides: 3 to 500 characters without a personal number. */
  readonly reason: string;
  /** Who wants it; `line` where the line itself does, unasked. */
  readonly requester: Requester;
  readonly actReason: ActReason;
  readonly idempotencyKey: string;
}

/** Refuses what may be done alone with `approval.notNeeded`: then it is simply done. */
export async function proposeAct(context: CommandContext, order: ProposeAct): Promise<Ruling<MadeProposal>> {
  const words = wordsOf(order.reason);
  if (!words.allowed) return words;
  return context.database.transact(order.actor, async (tx) => {
    const found = await ownCase(tx, order.actor, order.caseNumber);
    if (!found.allowed) return found;
    return proposeInCase(tx, context, {
      actor: order.actor,
      ours: found.value,
      reason: words.value,
      payload: {
        order: order.act,
        requester: order.requester,
        actReason: order.actReason,
        idempotencyKey: order.idempotencyKey,
        renews: null,
      },
    });
  });
}

interface InCase {
  readonly actor: Actor;
  readonly ours: CaseRow;
  readonly reason: string;
  readonly payload: ActPayload;
}

/** Part of the caller's transaction, on a case that was found to be the proposer's. */
export async function proposeInCase(
  tx: Tx,
  context: CommandContext,
  { actor, ours, reason, payload }: InCase,
): Promise<Ruling<MadeProposal>> {
  const { id: caseId, citizenId } = ours;
  if (citizenId === null) return refuse("case.noSubject");
  await lockSubject(tx, citizenId);
  const { kind: actKind, authenticatorId } = shapeOf(payload.order);
  const standing = await openActProposal(tx, { citizenId, actKind, authenticatorId });
  const wanted = {
    kind: "act",
    proposer: actor,
    caseId,
    citizenId,
    reason,
    actKind,
    authenticatorId,
  } as const;
  if (standing === undefined || (await endExpired(tx, context, standing)))
    return makeProposal(tx, context, { ...wanted, payload });
  // The form that made the one that stands may come twice; anybody else hears that it is there.
  return isSame(standing.payload, payload)
    ? makeProposal(tx, context, { ...wanted, payload })
    : refuse("proposal.open");
}

const isSame = (stored: unknown, { idempotencyKey }: ActPayload): boolean =>
  typeof stored === "object" &&
  stored !== null &&
  "idempotencyKey" in stored &&
  stored.idempotencyKey === idempotencyKey;
