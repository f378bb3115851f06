/** Codes and parcels on their way, followed until they are in use. */
import type { ActKind, OrderableMeans, ReissueKind } from "../app/domain/protection/acts.ts";
import type { AuthenticatorKind } from "../app/domain/protection/means.ts";
import type { Tx } from "./database.ts";

const OPEN = ["issued", "sent"] as const;

/** Whether a reissue of the same kind (and the same kind of ordered means) is on its way or about to leave. */
export async function openReissueOf(
  tx: Tx,
  citizenId: string,
  wanted: { readonly kind: ActKind; readonly orderedMeans: OrderableMeans | null },
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

/** MitID has made the code or the parcel. An older activation code of the same kind of means dies by it. */
export async function addReissue(
  tx: Tx,
  act: IssuedBy,
  issue: { readonly kind: ReissueKind; readonly reference: string; readonly now: Date },
): Promise<void> {
  const meansKind = act.authenticatorKind;
  if (issue.kind === "activationCode")
    await tx
      .updateTable("reissues")
      .set({ state: "replaced", changedAt: issue.now })
      .where("citizenId", "=", act.citizenId)
      .where("kind", "=", issue.kind)
      .where("meansKind", "is not distinct from", meansKind)
      .where("state", "in", OPEN)
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
