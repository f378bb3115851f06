/** Codes and parcels on their way, followed until they are in use. */
import {
  REISSUE_KINDS,
  type ActKind,
  type ActState,
  type OrderableMeans,
  type ReissueKind,
} from "../app/domain/protection/acts.ts";
import type { AuthenticatorKind } from "../app/domain/protection/means.ts";
import type { Tx } from "./database.ts";

const OPEN = ["issued", "sent"] as const;

/**
 * Whether a reissue of the same kind (and the same kind of ordered means) is on its way or about to leave, not
 * counting the act `besides` and what only points to it.
 */
export async function openReissueOf(
  tx: Tx,
  citizenId: string,
  wanted: { readonly kind: ActKind; readonly orderedMeans: OrderableMeans | null },
  besides: string | null = null,
): Promise<boolean> {
  const onItsWay = await tx
    .selectFrom("reissues")
    .where("citizenId", "=", citizenId)
    .where("kind", "=", wanted.kind)
    .where("state", "in", OPEN)
    .$if(wanted.orderedMeans !== null, (query) => query.where("meansKind", "=", wanted.orderedMeans))
    .select("actId")
    .executeTakeFirst();
  if (onItsWay !== undefined) return true;
  const aboutToLeave = await tx
    .selectFrom("acts")
    .where("citizenId", "=", citizenId)
    .where("kind", "=", wanted.kind)
    .where("state", "in", ["accepted", "sent"])
    .where("delivery", "is not", null)
    .$if(besides !== null, (query) =>
      query.where((eb) => eb(eb.fn.coalesce("acts.sameAsActId", "acts.id"), "<>", besides)),
    )
    .$if(wanted.orderedMeans !== null, (query) => query.where("authenticatorKind", "=", wanted.orderedMeans))
    .select("id")
    .executeTakeFirst();
  return aboutToLeave !== undefined;
}

interface IssuedBy {
  readonly id: string;
  readonly citizenId: string;
  readonly authenticatorKind: AuthenticatorKind | null;
}

/** MitID has made the code or the parcel. It makes no second one beside an open one, so an older one is over. */
export async function addReissue(
  tx: Tx,
  act: IssuedBy,
  issue: { readonly kind: ReissueKind; readonly reference: string; readonly now: Date },
): Promise<void> {
  const meansKind = act.authenticatorKind;
  await tx
    .updateTable("reissues")
    .set({ state: "replaced", changedAt: issue.now })
    .where("citizenId", "=", act.citizenId)
    .where("kind", "=", issue.kind)
    .where("meansKind", "is not distinct from", meansKind)
    .where("state", "in", OPEN)
    .where("reference", "<>", issue.reference)
    .execute();
  await tx
    .insertInto("reissues")
    .values({
      actId: act.id,
      citizenId: act.citizenId,
      kind: issue.kind,
      meansKind,
      reference: issue.reference,
      issuedAt: issue.now,
      changedAt: issue.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export interface WaitingAct {
  readonly id: string;
  readonly kind: ActKind;
  readonly state: ActState;
  readonly caseId: string;
  readonly citizenId: string;
  readonly authenticatorKind: AuthenticatorKind | null;
  readonly notBefore: Date | null;
  /** Null where it is the first to ask for this. */
  readonly sameAsActId: string | null;
  readonly version: number;
}

const WAITING_COLUMNS = [
  "id",
  "kind",
  "state",
  "caseId",
  "citizenId",
  "authenticatorKind",
  "notBefore",
  "sameAsActId",
  "version",
] as const;

/** Reissues of this person that have been decided and have not left. */
export async function reissuesNotLeft(tx: Tx, citizenId: string): Promise<readonly WaitingAct[]> {
  return tx
    .selectFrom("acts")
    .where("citizenId", "=", citizenId)
    .where("kind", "in", REISSUE_KINDS)
    .where("state", "=", "accepted")
    .select(WAITING_COLUMNS)
    .execute();
}

/** Reissues of this person that have left and are not over: MitID has been asked for them, or has made them. */
export async function reissuesOnTheirWay(tx: Tx, citizenId: string): Promise<readonly WaitingAct[]> {
  return tx
    .selectFrom("acts")
    .where("citizenId", "=", citizenId)
    .where("kind", "in", REISSUE_KINDS)
    .where((eb) =>
      eb.or([
        eb("state", "=", "sent"),
        eb.exists(
          eb
            .selectFrom("reissues")
            .whereRef("reissues.actId", "=", "acts.id")
            .where("reissues.state", "in", OPEN)
            .select("reissues.actId"),
        ),
      ]),
    )
    .select(WAITING_COLUMNS)
    .execute();
}

/** A reissue together with those that ask for the same; empty where `actId` is none. */
export async function sameReissues(tx: Tx, actId: string): Promise<readonly WaitingAct[]> {
  return tx
    .selectFrom("acts")
    .where("kind", "in", REISSUE_KINDS)
    .where((eb) => {
      const one = eb.selectFrom("acts as one").where("one.id", "=", actId);
      const first = one.select((of) => of.fn.coalesce("one.sameAsActId", "one.id").as("id"));
      return eb(eb.fn.coalesce("acts.sameAsActId", "acts.id"), "=", first);
    })
    .select(WAITING_COLUMNS)
    .execute();
}
