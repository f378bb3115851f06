/** "Regler": the versions of the policy by their from-dates, and one of them as leaves that a person can read. */
import { mayProposeRules } from "../../app/domain/four-eyes/decider.ts";
import type { Change } from "../../app/domain/four-eyes/proposal.ts";
import { policyChanges } from "../../app/domain/policy/diff.ts";
import { leavesOf } from "../../app/domain/policy/leaves.ts";
import type { PolicyVersion } from "../../app/domain/policy/policy.ts";
import type { Tx } from "../database.ts";
import { currentPolicy } from "../policy.ts";
import { policyShape } from "../policy-shape.ts";
import { newestPolicy } from "../policy-versions.ts";
import { staffById } from "../staff.ts";

export interface VersionLine {
  readonly id: number;
  readonly validFrom: string;
  readonly standing: "inForce" | "coming" | "past";
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
  /** Against the version before it; null where that one had another shape, or there is none. */
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
  const versions = rows.map((row) => lineOf(row, inForce, now));
  const at = rows.findIndex(({ id }) => id === (wanted ?? inForce));
  const [row, line, older] = [rows[at], versions[at], rows[at + 1]];
  return {
    now: now.toISOString(),
    versions,
    mayPropose: member !== undefined && mayProposeRules(member),
    waiting: Number(count),
    shown:
      row === undefined || line === undefined
        ? null
        : { line, leaves: [...leavesOf(row.rules)], changes: changesBetween(older?.rules, row.rules) },
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

function lineOf(row: Row, inForce: number, now: Date): VersionLine {
  const { id, validFrom, proposalId, proposedBy, approvedBy, reason } = row;
  const standing = id === inForce ? "inForce" : validFrom > now ? "coming" : "past";
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

/** The version that new rules are made from. */
export const rulesToBuildOn = (tx: Tx): Promise<PolicyVersion> => newestPolicy(tx);
