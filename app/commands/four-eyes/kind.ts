/** What a kind of proposal must know: try itself without doing it, say when it is out of date, and carry itself out. */
import type { StoredProposal } from "../../../db/proposals.ts";
import type { Tx } from "../../../db/database.ts";
import { currentPolicy } from "../../../db/policy.ts";
import type { Actor } from "../../domain/actor.ts";
import type { Milliseconds } from "../../domain/duration.ts";
import type { Basis, Change, StaleReason } from "../../domain/four-eyes/proposal.ts";
import type { Ruling } from "../../domain/ruling.ts";
import type { PolicyVersion } from "../../domain/policy/policy.ts";
import type { CommandContext } from "../frame.ts";

/** What somebody wants, before it is a proposal. */
export interface Draft {
  /** A member of staff, by whom it would be done. */
  readonly proposer: Actor;
  readonly caseId: string | null;
  readonly citizenId: string | null;
  readonly payload: unknown;
}

export interface DryRun {
  readonly basedOn: Basis;
  readonly changes: readonly Change[];
  /** How long somebody has to decide it. */
  readonly lives: Milliseconds;
}

/** Ids of what an approved proposal became. */
export type Outcome = { readonly actId: string } | { readonly policyId: number };

/**
 * One instant and the one policy that holds then. A whole approval is decided on it: rules that begin, or are approved,
 * while it runs must not carry out under other figures what both have read.
 */
export interface Moment extends CommandContext {
  readonly policy: PolicyVersion;
}

/** Take the locks first: what is waited for there is not to be decided on as it was before. */
export async function momentOf(tx: Tx, context: CommandContext): Promise<Moment> {
  const now = context.clock();
  return { ...context, clock: () => now, policy: await currentPolicy(tx, now) };
}

/** All within the caller's transaction. */
export interface ProposalKind {
  /** Refuses what would be refused even with a second person's approval, and what needs none. */
  dryRun(tx: Tx, moment: Moment, draft: Draft): Promise<Ruling<DryRun>>;
  /** Everything that has moved beneath the proposal since it was made; empty while it is fresh. */
  isStale(tx: Tx, moment: Moment, proposal: StoredProposal): Promise<readonly StaleReason[]>;
  /** Only for an approved proposal that `isStale` has found fresh in the same transaction. */
  carryOut(tx: Tx, moment: Moment, proposal: StoredProposal): Promise<Outcome>;
}
