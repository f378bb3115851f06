/** What a policy would have decided lately: every stored decision of the days before, at the order and at the departure. */
import { replay, type Decided, type Difference } from "../../app/domain/policy/replay.ts";
import type { Policy } from "../../app/domain/policy/policy.ts";
import type { ActKind } from "../../app/domain/protection/acts.ts";
import { hours } from "../../app/domain/duration.ts";
import type { Tx } from "../database.ts";
import { factsShape } from "../stored-facts.ts";

export interface PreviewRow {
  readonly at: string;
  readonly kind: ActKind;
  readonly receipt: string;
  /** The version it was decided under. */
  readonly policyId: number;
  readonly difference: Difference;
  /** Codes: why the candidate refuses, or what it would no longer mind. */
  readonly reasons: readonly string[];
  readonly hours: { readonly was: number; readonly would: number };
}

export interface PolicyPreview {
  readonly since: string;
  /** Decisions that were made again. */
  readonly replayed: number;
  /** Decisions without facts on file; nothing can be said of them. */
  readonly unreadable: number;
  readonly counts: { readonly [Kind in Difference]: number };
  /** The newest ones that would differ. */
  readonly rows: readonly PreviewRow[];
}

const MOST_ROWS = 50;

/**
 * Orders on an outdated picture, wishes that a person refused, and what the person stopped are left out: no policy decided them. What was
 * accepted and what MitID found outdated later was decided.
 */
export async function policyPreview(tx: Tx, rules: Policy, since: Date): Promise<PolicyPreview> {
  const decisions = [...(await ordersSince(tx, since)), ...(await departuresSince(tx, since))]
    .filter(isByPolicy)
    .sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime());
  const counts = { wouldRefuse: 0, wouldAllow: 0, wouldWaitLonger: 0, wouldWaitShorter: 0 };
  const rows: PreviewRow[] = [];
  let unreadable = 0;
  for (const decision of decisions) {
    const facts = factsShape.safeParse(decision.decidedOn);
    if (!facts.success) {
      unreadable += 1;
      continue;
    }
    const { difference, reasons, hours: waits } = replay(rules, facts.data, decision);
    if (difference === null) continue;
    counts[difference] += 1;
    if (rows.length < MOST_ROWS) rows.push(rowOf(decision, difference, reasons, waits));
  }
  return {
    since: since.toISOString(),
    replayed: decisions.length - unreadable,
    unreadable,
    counts,
    rows,
  };
}

interface Decision extends Decided {
  readonly createdAt: Date;
  readonly kind: ActKind;
  readonly decidedOn: unknown;
  readonly policyId: number;
  readonly receiptNumber: string;
}

/** Whatever became of an act later, it was allowed when it was accepted. */
async function ordersSince(tx: Tx, since: Date): Promise<readonly Decision[]> {
  const rows = await tx
    .selectFrom("acts")
    .where("createdAt", ">=", since)
    .where((eb) =>
      eb.or([eb("fate", "is", null), eb("fate", "<>", "stale"), eb("acceptedAt", "is not", null)]),
    )
    .orderBy("createdAt", "desc")
    .select(["kind", "createdAt", "acceptedAt", "notBefore", "refusalReasons", "decidedOn"])
    .select(["policyId", "receiptNumber"])
    .execute();
  return rows.map(({ acceptedAt, notBefore, refusalReasons, ...row }) => {
    const waited = acceptedAt === null || notBefore === null ? 0 : notBefore.getTime() - acceptedAt.getTime();
    return {
      ...row,
      isAllowed: acceptedAt !== null,
      reasons: refusalReasons ?? [],
      coolingHours: Math.round(waited / hours(1)),
    };
  });
}

/** What has waited was decided once more as it was to leave, whichever way. */
async function departuresSince(tx: Tx, since: Date): Promise<readonly Decision[]> {
  const rows = await tx
    .selectFrom("departures")
    .innerJoin("acts", "acts.id", "departures.actId")
    .where("departures.decidedAt", ">=", since)
    .select(["departures.decidedAt as createdAt", "departures.verdict", "departures.reasons"])
    .select(["departures.decidedOn", "departures.policyId", "acts.kind", "acts.receiptNumber"])
    .execute();
  return rows.map(({ verdict, reasons, ...row }) => ({
    ...row,
    isAllowed: verdict === "leaves",
    reasons: reasons ?? [],
    coolingHours: null,
  }));
}

const NO_POLICYS = ["wish.", "reissue.stopped", "identity.unknown"];

const isByPolicy = ({ isAllowed, reasons }: Decision): boolean =>
  isAllowed || !reasons.some((reason) => NO_POLICYS.some((start) => reason.startsWith(start)));

const rowOf = (
  { createdAt, kind, receiptNumber, policyId }: Decision,
  difference: Difference,
  reasons: readonly string[],
  waits: PreviewRow["hours"],
): PreviewRow => ({
  at: createdAt.toISOString(),
  kind,
  receipt: receiptNumber,
  policyId,
  difference,
  reasons,
  hours: waits,
});
