/** Reissues that have waited, as they leave: what the second decision is made on, and that it was made. */
import type { Tx } from "./database.ts";
import { factsShape } from "./stored-facts.ts";

/** The person whom an act is about, and the case that it was decided in. */
export async function subjectOfAct(tx: Tx, actId: string) {
  return tx
    .selectFrom("acts")
    .innerJoin("citizens", "citizens.id", "acts.citizenId")
    .where("acts.id", "=", actId)
    .select(["acts.caseId", "acts.citizenId", "citizens.mitidUuid"])
    .executeTakeFirstOrThrow();
}

/** The version of the identity that the act left on; undefined where it has not left. */
export async function departureOf(tx: Tx, actId: string): Promise<number | undefined> {
  const row = await tx
    .selectFrom("departures")
    .where("actId", "=", actId)
    .where("verdict", "=", "leaves")
    .select("identityVersion")
    .executeTakeFirst();
  return row?.identityVersion ?? undefined;
}

/** An act with the facts that it was decided on at first; undefined where there is none. */
export async function actToDepart(tx: Tx, actId: string) {
  const row = await tx
    .selectFrom("acts")
    .leftJoin("reissueStops", "reissueStops.actId", "acts.id")
    .where("acts.id", "=", actId)
    .select(["acts.id", "acts.kind", "acts.state", "acts.version", "acts.caseId", "acts.citizenId"])
    .select(["acts.authenticatorId", "acts.authenticatorKind", "acts.authenticatorSuffix", "acts.delivery"])
    .select(["acts.receiptNumber", "acts.decidedOn", "reissueStops.askedAt as stopAskedAt"])
    .executeTakeFirst();
  return row === undefined ? undefined : { ...row, decidedOn: factsShape.parse(row.decidedOn) };
}

/** Whether another act on this person's access is with MitID, or has come back since `since`. */
export async function isAnotherUnderWay(
  tx: Tx,
  of: { readonly actId: string; readonly citizenId: string; readonly since: Date },
): Promise<boolean> {
  const row = await tx
    .selectFrom("acts")
    .leftJoin("departures", "departures.actId", "acts.id")
    .where("acts.citizenId", "=", of.citizenId)
    .where("acts.id", "<>", of.actId)
    .where("acts.sameAsActId", "is", null)
    .where((eb) =>
      eb.or([
        eb("acts.acknowledgedAt", ">=", of.since),
        eb.and([
          eb("acts.state", "=", "sent"),
          eb.or([eb("acts.notBefore", "is", null), eb("departures.actId", "is not", null)]),
        ]),
      ]),
    )
    .select("acts.id")
    .executeTakeFirst();
  return row !== undefined;
}

interface NewDeparture {
  readonly actId: string;
  /** The facts, as JSON. */
  readonly decidedOn: string;
  readonly policyId: number;
  readonly identityVersion: number | null;
  readonly decidedAt: Date;
}

/** One of the two, once for each act. */
export async function addDeparture(
  tx: Tx,
  departure: NewDeparture & { readonly identityVersion: number },
): Promise<void> {
  await tx
    .insertInto("departures")
    .values({ ...departure, verdict: "leaves" })
    .execute();
}

export async function addStay(
  tx: Tx,
  { reasons, ...departure }: NewDeparture & { readonly reasons: readonly string[] },
): Promise<void> {
  await tx
    .insertInto("departures")
    .values({ ...departure, verdict: "stays", reasons: [...reasons] })
    .execute();
}
