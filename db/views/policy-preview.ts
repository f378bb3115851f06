/** What a policy would have decided lately: every stored decision of the days before, made again under it. */
import { replay, type Difference } from "../../app/domain/policy/replay.ts";
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
 * Orders on an outdated picture, and wishes that a person refused, are left out: no policy decided them. What was
 * accepted and what MitID found outdated later was decided.
 */
export async function policyPreview(tx: Tx, rules: Policy, since: Date): Promise<PolicyPreview> {
  const decisions = (await decisionsSince(tx, since)).filter(isByPolicy);
  const counts = { wouldRefuse: 0, wouldAllow: 0, wouldWaitLonger: 0, wouldWaitShorter: 0 };
  const rows: PreviewRow[] = [];
  let unreadable = 0;
  for (const decision of decisions) {
    const facts = factsShape.safeParse(decision.decidedOn);
    if (!facts.success) {
      unreadable += 1;
      continue;
    }
    const { difference, reasons, hours: waits } = replay(rules, facts.data, decidedIn(decision));
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

function decisionsSince(tx: Tx, since: Date) {
  return tx
    .selectFrom("acts")
    .where("createdAt", ">=", since)
    .where((eb) =>
      eb.or([eb("fate", "is", null), eb("fate", "<>", "stale"), eb("acceptedAt", "is not", null)]),
    )
    .orderBy("createdAt", "desc")
    .select(["kind", "state", "fate", "createdAt", "acceptedAt", "notBefore", "refusalReasons", "decidedOn"])
    .select(["policyId", "receiptNumber"])
    .execute();
}

type Decision = Awaited<ReturnType<typeof decisionsSince>>[number];

const isByPolicy = ({ refusalReasons }: Decision): boolean =>
  !(refusalReasons ?? []).some((reason) => reason.startsWith("wish."));

/** Whatever became of an act later, it was allowed when it was accepted. */
function decidedIn({ acceptedAt, notBefore, refusalReasons }: Decision) {
  const waited = acceptedAt === null || notBefore === null ? 0 : notBefore.getTime() - acceptedAt.getTime();
  return {
    isAllowed: acceptedAt !== null,
    reasons: refusalReasons ?? [],
    coolingHours: Math.round(waited / hours(1)),
  };
}

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
