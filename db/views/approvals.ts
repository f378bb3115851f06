/** The list "Godkend": what waits for a second person, my own proposals, and what was decided lately. */
import { sql } from "kysely";
import { before, days, hours } from "../../app/domain/duration.ts";
import { mayApprove } from "../../app/domain/four-eyes/decider.ts";
import { freshnessOf, type Freshness } from "../../app/domain/four-eyes/freshness.ts";
import { movedBeneath, type ProposalKindName } from "../../app/domain/four-eyes/proposal.ts";
import type { ActKind, ActReason } from "../../app/domain/protection/acts.ts";
import type { AuthenticatorKind } from "../../app/domain/protection/means.ts";
import type { Requester } from "../../app/domain/verification/representation.ts";
import type { Tx } from "../database.ts";
import { currentPolicy } from "../policy.ts";
import { groundNow } from "../proposal-ground.ts";
import { actPayloadShape } from "../proposal-shapes.ts";
import { storedProposal, type StoredProposal } from "../proposals.ts";
import { staffById } from "../staff.ts";
import type { Vault } from "../vault.ts";

export const APPROVAL_TABS = ["waiting", "mine", "decided"] as const;
export type ApprovalTab = (typeof APPROVAL_TABS)[number];

export interface ProposalLine {
  readonly id: string;
  readonly kind: ProposalKindName;
  /** What the act is and on what; null for rules, and for an act that another release wrote down. */
  readonly act: {
    readonly kind: ActKind;
    readonly means: AuthenticatorKind | null;
    readonly suffix: string | null;
    readonly requester: Requester;
    /** Why, as the person will read it. */
    readonly reason: ActReason;
  } | null;
  readonly caseNumber: string | null;
  /** How many things would change. */
  readonly changes: number;
  readonly proposedBy: string;
  readonly isOwn: boolean;
  readonly proposedAt: string;
  readonly expiresAt: string;
  readonly freshness: Freshness;
  /** Codes of what has moved beneath it. */
  readonly moved: readonly string[];
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  /** What whoever decided or withdrew it wrote. */
  readonly words: string | null;
}

export interface ApprovalsView {
  readonly now: string;
  readonly tab: ApprovalTab;
  /** The role that may decide; without it, only one's own are shown. */
  readonly mayApprove: boolean;
  readonly counts: { readonly waiting: number; readonly decidable: number; readonly mine: number };
  readonly lines: readonly ProposalLine[];
  /** Of "decided" alone: the proposal that this page begins after, and the one that older ones come after. */
  readonly after: string | null;
  readonly older: string | null;
}

/** A proposal that went stale stays in the list for so long: its proposer is asked for a new one. */
const STALE_SHOWN = hours(2);
const LOOK_BACK = days(7);
const MOST = 100;

export interface Onlooker {
  readonly vault: Vault;
  readonly staffId: string;
  readonly now: Date;
}

export interface WantedList {
  readonly tab: ApprovalTab | null;
  /** A decided proposal: those that were decided before it are listed. */
  readonly after: string | null;
}

export async function approvalsView(
  tx: Tx,
  looks: Onlooker,
  { tab: wanted, after }: WantedList,
): Promise<ApprovalsView> {
  const { staffId, now } = looks;
  const isApprover = await isApproverNow(tx, staffId, now);
  const tab = wanted ?? (isApprover ? "waiting" : "mine");
  const waiting = isApprover ? await linesOf(tx, looks, await waitingRows(tx, now)) : [];
  const mine = await mineRows(tx, looks);
  const decided = tab === "decided" ? await decidedRows(tx, looks, isApprover, after) : [];
  const page = decided.slice(0, MOST);
  const lines = tab === "waiting" ? waiting : await linesOf(tx, looks, tab === "mine" ? mine : page);
  return {
    now: now.toISOString(),
    tab,
    mayApprove: isApprover,
    counts: {
      waiting: waiting.length,
      decidable: waiting.filter(({ freshness }) => freshness === "fresh" || freshness === "soon").length,
      mine: mine.length,
    },
    lines,
    after: tab === "decided" ? after : null,
    older: decided.length > MOST ? (page.at(-1)?.id ?? null) : null,
  };
}

export async function isApproverNow(tx: Tx, staffId: string, now: Date): Promise<boolean> {
  const member = await staffById(tx, staffId);
  const { rules } = await currentPolicy(tx, now);
  return member !== undefined && mayApprove(member, rules.fourEyes.approvers);
}

export function proposalRows(tx: Tx) {
  return tx
    .selectFrom("proposals")
    .innerJoin("staff as proposer", "proposer.id", "proposals.proposedBy")
    .leftJoin("staff as decider", "decider.id", "proposals.decidedBy")
    .leftJoin("cases", "cases.id", "proposals.caseId")
    .selectAll("proposals")
    .select(["proposer.displayName as proposerName", "decider.displayName as deciderName", "cases.number"])
    .limit(MOST);
}

type Row = Awaited<ReturnType<ReturnType<typeof proposalRows>["execute"]>>[number];

const waitingRows = (tx: Tx, now: Date) =>
  proposalRows(tx)
    .where((eb) =>
      eb.or([
        eb("proposals.state", "=", "open"),
        eb.and([
          eb("proposals.state", "=", "stale"),
          eb("proposals.decidedAt", ">", before(now, STALE_SHOWN)),
          eb.not(
            eb.exists(
              eb
                .selectFrom("proposals as newer")
                .whereRef("newer.proposedBy", "=", "proposals.proposedBy")
                .whereRef("newer.proposedAt", ">", "proposals.proposedAt")
                .where("newer.kind", "=", eb.ref("proposals.kind"))
                .where("newer.citizenId", "is not distinct from", eb.ref("proposals.citizenId"))
                .select("newer.id"),
            ),
          ),
        ]),
      ]),
    )
    // Of many, those that run out first: the others are still there tomorrow.
    .orderBy("proposals.expiresAt")
    .execute();

const mineRows = (tx: Tx, { staffId, now }: Onlooker) =>
  proposalRows(tx)
    .where("proposals.proposedBy", "=", staffId)
    .where("proposals.proposedAt", ">", before(now, LOOK_BACK))
    .orderBy("proposals.proposedAt", "desc")
    .execute();

/** However long ago: what was refused or withdrawn stays on file. One more than a page, to know whether there are older ones. */
const decidedRows = (tx: Tx, { staffId }: Onlooker, isApprover: boolean, after: string | null) =>
  proposalRows(tx)
    .where("proposals.state", "<>", "open")
    .$if(!isApprover, (query) => query.where("proposals.proposedBy", "=", staffId))
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(proposals.decided_at, proposals.id)
          < (select last.decided_at, last.id from proposals last where last.id = ${after})`,
      ),
    )
    .orderBy("proposals.decidedAt", "desc")
    .orderBy("proposals.id", "desc")
    .limit(MOST + 1)
    .execute();

async function linesOf(tx: Tx, looks: Onlooker, rows: readonly Row[]): Promise<readonly ProposalLine[]> {
  const lines: ProposalLine[] = [];
  for (const row of rows) lines.push(await lineOf(tx, looks, row));
  return lines;
}

export async function lineOf(tx: Tx, { vault, staffId, now }: Onlooker, row: Row): Promise<ProposalLine> {
  const proposal = storedProposal(row);
  const { state, proposedAt, expiresAt } = proposal;
  const isOwn = proposal.proposedBy === staffId;
  const beneath =
    state === "open"
      ? movedBeneath(
          proposal.basedOn,
          await groundNow(tx, vault, proposal, (await currentPolicy(tx, now)).id),
        )
      : [];
  const isCodes = state === "stale" || state === "expired";
  return {
    id: proposal.id,
    kind: proposal.kind,
    act: actOf(proposal),
    caseNumber: row.number,
    changes: proposal.changes.filter((change) => change.before !== change.after).length,
    proposedBy: row.proposerName,
    isOwn,
    proposedAt: proposedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    freshness: freshnessOf({ state, isOwn, proposedAt, expiresAt, moved: beneath }, now),
    moved: isCodes ? (proposal.decisionReason?.split(",") ?? []) : beneath,
    decidedAt: proposal.decidedAt?.toISOString() ?? null,
    decidedBy: row.deciderName,
    words: isCodes ? null : proposal.decisionReason,
  };
}

/** The means by its kind and last digits, as the dry run wrote them down: a proposal stays as it was made. */
function actOf({ kind, actKind, authenticatorId, payload, changes }: StoredProposal): ProposalLine["act"] {
  if (kind !== "act" || actKind === null) return null;
  const read = actPayloadShape.safeParse(payload);
  if (!read.success) return null;
  const { requester, order, actReason: reason } = read.data;
  if (order.kind === "orderMeans")
    return { kind: actKind, requester, reason, means: order.means, suffix: null };
  const touched =
    authenticatorId === null ? undefined : changes.find(({ field }) => field.startsWith("means:"));
  const [, means, suffix = null] = touched?.field.split(":") ?? [];
  return {
    kind: actKind,
    requester,
    reason,
    means: AUTHENTICATORS.find((known) => known === means) ?? null,
    suffix,
  };
}

const AUTHENTICATORS: readonly AuthenticatorKind[] = [
  "codeApp",
  "codeDisplay",
  "codeReader",
  "chip",
  "password",
];
