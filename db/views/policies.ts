/** "Regler": the versions of the policy by their from-dates, and one of them as leaves that a person can read. */
import { mayProposeRules } from "../../app/domain/four-eyes/decider.ts";
import type { Change } from "../../app/domain/four-eyes/proposal.ts";
import { policyChanges } from "../../app/domain/policy/diff.ts";
import { leavesOf } from "../../app/domain/policy/leaves.ts";
import type { Tx } from "../database.ts";
import { policyById } from "../policy-versions.ts";
import { currentPolicy, policyHoldingAt, type DatedPolicy } from "../policy.ts";
import { policyShape } from "../policy-shape.ts";
import { staffById } from "../staff.ts";

export interface VersionLine {
  readonly id: number;
  readonly validFrom: string;
  /** `dropped`: something that was approved later begins before it, so that it never does. */
  readonly standing: "inForce" | "coming" | "dropped" | "past";
  /** Null for the rules that the line began with. */
  readonly proposal: {
    readonly id: string;
    readonly proposedBy: string;
    readonly approvedBy: string | null;
    readonly reason: string;
  } | null;
  /** Acts that were decided under it. */
  readonly decisions: number;
}

export interface PoliciesView {
  readonly now: string;
  /** Newest first. */
  readonly versions: readonly VersionLine[];
  readonly mayPropose: boolean;
  /** Open proposals of new rules. */
  readonly waiting: number;
  /** Null where there is no such version. */
  readonly shown: ShownVersion | null;
}

export interface ShownVersion {
  readonly line: VersionLine;
  readonly leaves: readonly (readonly [path: string, text: string])[];
  /** Number of the version that it takes the place of. */
  readonly older: number | null;
  /** Against that version; null where that one had another shape, or there is none. */
  readonly changes: readonly Change[] | null;
}

/** `wanted` is a version; null for the one in force. */
export async function policiesView(
  tx: Tx,
  { staffId, now }: { readonly staffId: string; readonly now: Date },
  wanted: number | null,
): Promise<PoliciesView> {
  const rows = await versionRows(tx);
  const { id: inForce } = await currentPolicy(tx, now);
  const member = await staffById(tx, staffId);
  const { count } = await tx
    .selectFrom("proposals")
    .where("kind", "=", "policy")
    .where("state", "=", "open")
    .where("expiresAt", ">", now)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  const versions = rows.map((row) => lineOf(row, standingOf(row, rows, { inForce, now })));
  const at = rows.findIndex(({ id }) => id === (wanted ?? inForce));
  const [row, line] = [rows[at], versions[at]];
  const older = row === undefined ? undefined : replacedBy(row, rows);
  return {
    now: now.toISOString(),
    versions,
    mayPropose: member !== undefined && mayProposeRules(member),
    waiting: Number(count),
    shown:
      row === undefined || line === undefined
        ? null
        : {
            line,
            leaves: [...leavesOf(row.rules)],
            older: older?.id ?? null,
            changes: changesBetween(older?.rules, row.rules),
          },
  };
}

function versionRows(tx: Tx) {
  return tx
    .selectFrom("policyVersions")
    .leftJoin("proposals", "proposals.id", "policyVersions.proposalId")
    .leftJoin("staff as proposer", "proposer.id", "proposals.proposedBy")
    .leftJoin("staff as decider", "decider.id", "proposals.decidedBy")
    .select(["policyVersions.id", "validFrom", "rules", "proposals.id as proposalId", "proposals.reason"])
    .select(["proposer.displayName as proposedBy", "decider.displayName as approvedBy"])
    .select((eb) =>
      eb
        .selectFrom("acts")
        .whereRef("acts.policyId", "=", "policyVersions.id")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .as("decisions"),
    )
    .orderBy("policyVersions.id", "desc")
    .execute();
}

type Row = Awaited<ReturnType<typeof versionRows>>[number];

/** What holds when this one begins, as it was when this one was approved. */
const replacedBy = (row: Row, rows: readonly Row[]): Row | undefined =>
  rows.find((other) => other.id < row.id && other.validFrom <= row.validFrom);

function standingOf(
  { id, validFrom, proposalId }: Row,
  rows: readonly Row[],
  { inForce, now }: { readonly inForce: number; readonly now: Date },
): VersionLine["standing"] {
  if (id === inForce) return "inForce";
  const isReplaced = rows.some((other) => other.id > id && other.validFrom <= validFrom);
  if (isReplaced && proposalId !== null) return "dropped";
  return validFrom > now ? "coming" : "past";
}

function lineOf(row: Row, standing: VersionLine["standing"]): VersionLine {
  const { id, validFrom, proposalId, proposedBy, approvedBy, reason } = row;
  const proposal =
    proposalId === null || proposedBy === null || reason === null
      ? null
      : { id: proposalId, proposedBy, approvedBy, reason };
  return { id, validFrom: validFrom.toISOString(), standing, proposal, decisions: Number(row.decisions) };
}

/** Rules of two shapes differ in every path, which says nothing to anybody. */
function changesBetween(older: unknown, newer: unknown): readonly Change[] | null {
  const [before, after] = [policyShape.safeParse(older), policyShape.safeParse(newer)];
  return before.success && after.success ? policyChanges(before.data, after.data) : null;
}

/** The version that new rules are made from: what holds on the day on which they begin. */
export const rulesToBuildOn = (tx: Tx, now: Date, from: Date | null): Promise<DatedPolicy> =>
  from === null || from <= now ? currentPolicy(tx, now) : policyHoldingAt(tx, from);

/** The version that a form was built on; null where there is none, or where it has the shape of another release. */
export const policyNumbered = (tx: Tx, id: number) => policyById(tx, id);
