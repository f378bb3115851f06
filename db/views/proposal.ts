/** One proposal, with all that a second person needs to say yes or no: what changes, on what ground, and how it ends. */
import { days, before } from "../../app/domain/duration.ts";
import type { Change } from "../../app/domain/four-eyes/proposal.ts";
import { letterIsDue } from "../../app/domain/protection/letter.ts";
import { THIRD_PARTIES, type Documentation } from "../../app/domain/verification/representation.ts";
import type { Tx } from "../database.ts";
import { latestPerson } from "../lookups.ts";
import { currentPolicy } from "../policy.ts";
import { groundNow, newestLook } from "../proposal-ground.ts";
import { policyPayloadShape } from "../proposal-shapes.ts";
import { storedProposal, type StoredProposal } from "../proposals.ts";
import { isApproverNow, lineOf, proposalRows, type Onlooker, type ProposalLine } from "./approvals.ts";
import { subjectOf, type SubjectView } from "./case-subject.ts";
import { policyPreview, type PolicyPreview } from "./policy-preview.ts";

export interface ProposalView {
  readonly now: string;
  readonly line: ProposalLine;
  readonly mayApprove: boolean;
  /** What a decision must say that it has seen. */
  readonly version: number;
  readonly reason: string;
  readonly changes: readonly Change[];
  readonly subject: SubjectView | null;
  readonly ground: GroundView;
  readonly rules: { readonly id: number; readonly validFrom: string };
  /** New rules alone: from when, and what they would have decided in the last week. */
  readonly policy: { readonly validFrom: string | null; readonly preview: PolicyPreview } | null;
  /** The person gets a written decision. */
  readonly letter: boolean;
  readonly language: "da" | "en";
  /** How long a hold lasts that is accepted now. */
  readonly holdHours: number;
  readonly documentation: Documentation | null;
  /** The proposer still has the case, so that they can make the proposal anew. */
  readonly isRenewable: boolean;
  /** Other proposals of this case, or about the rules; newest first. */
  readonly earlier: readonly (ProposalLine & { readonly reason: string })[];
}

export interface GroundView {
  readonly caseVersion: { readonly built: number | null; readonly now: number | null };
  readonly newestPolicy: { readonly built: number | null; readonly now: number | null };
  /** When somebody last looked the person up in MitID. */
  readonly lookedAt: string | null;
}

const PREVIEW = days(7);
const MOST_EARLIER = 5;

/** Null where there is none. Who may see it was asked before (app/commands/four-eyes/see-proposal.ts). */
export async function proposalView(tx: Tx, looks: Onlooker, id: string): Promise<ProposalView | null> {
  const row = await proposalRows(tx).where("proposals.id", "=", id).executeTakeFirst();
  if (row === undefined) return null;
  const proposal = storedProposal(row);
  const { vault, staffId, now } = looks;
  const line = await lineOf(tx, looks, row);
  const about = await aboutCase(tx, proposal);
  return {
    now: now.toISOString(),
    line,
    mayApprove: await isApproverNow(tx, staffId, now),
    version: proposal.version,
    reason: proposal.reason,
    changes: proposal.changes,
    subject: await subjectView(tx, looks, proposal),
    ground: await groundView(tx, looks, proposal),
    rules: await rulesOf(tx, proposal.policyId),
    policy: await policyView(tx, proposal, now),
    letter: line.act !== null && letterIsDue(line.act.kind, line.act.requester),
    language: about.language,
    holdHours: (await currentPolicy(tx, now)).rules.hours.hold,
    documentation: await documentationOf(tx, proposal, line),
    isRenewable: line.isOwn && (proposal.kind === "policy" || (about.isOpen && about.ownerId === staffId)),
    earlier: await earlierOnes(tx, { ...looks, vault }, proposal),
  };
}

async function aboutCase(tx: Tx, { caseId }: StoredProposal) {
  if (caseId === null) return { language: "da", isOpen: false, ownerId: null } as const;
  const { language, state, ownerId } = await tx
    .selectFrom("cases")
    .where("id", "=", caseId)
    .select(["language", "state", "ownerId"])
    .executeTakeFirstOrThrow();
  return { language, isOpen: state === "open", ownerId };
}

async function subjectView(tx: Tx, { vault, now }: Onlooker, { caseId, citizenId }: StoredProposal) {
  if (caseId === null || citizenId === null) return null;
  return subjectOf(tx, vault, citizenId, await latestPerson(tx, vault, caseId, citizenId), now);
}

async function groundView(tx: Tx, { vault, now }: Onlooker, proposal: StoredProposal): Promise<GroundView> {
  const { basedOn, citizenId } = proposal;
  const present = await groundNow(tx, vault, proposal, (await currentPolicy(tx, now)).id);
  const look = citizenId === null ? null : await newestLook(tx, vault, citizenId);
  return {
    caseVersion: { built: basedOn.caseVersion, now: present.caseVersion },
    newestPolicy: { built: basedOn.newestPolicyId, now: present.newestPolicyId },
    lookedAt: look?.at.toISOString() ?? null,
  };
}

async function rulesOf(tx: Tx, policyId: number): Promise<ProposalView["rules"]> {
  const { id, validFrom } = await tx
    .selectFrom("policyVersions")
    .where("id", "=", policyId)
    .select(["id", "validFrom"])
    .executeTakeFirstOrThrow();
  return { id, validFrom: validFrom.toISOString() };
}

async function policyView(tx: Tx, proposal: StoredProposal, now: Date): Promise<ProposalView["policy"]> {
  if (proposal.kind !== "policy") return null;
  const payload = policyPayloadShape.safeParse(proposal.payload);
  // Rules of an older shape stay on file and can still be read as rows; nothing can be decided under them.
  if (!payload.success) return null;
  const { rules, validFrom } = payload.data;
  return { validFrom, preview: await policyPreview(tx, rules, before(now, PREVIEW)) };
}

async function documentationOf(tx: Tx, { caseId }: StoredProposal, { act }: ProposalLine) {
  if (caseId === null || act === null) return null;
  const requester = THIRD_PARTIES.find((one) => one === act.requester);
  if (requester === undefined) return null;
  const row = await tx
    .selectFrom("representations")
    .where("caseId", "=", caseId)
    .where("requester", "=", requester)
    .orderBy("at", "desc")
    .select("documentation")
    .executeTakeFirst();
  return row?.documentation ?? "none";
}

async function earlierOnes(
  tx: Tx,
  looks: Onlooker,
  proposal: StoredProposal,
): Promise<ProposalView["earlier"]> {
  const rows = await proposalRows(tx)
    .where("proposals.id", "<>", proposal.id)
    .where("proposals.kind", "=", proposal.kind)
    .where("proposals.caseId", "is not distinct from", proposal.caseId)
    .orderBy("proposals.proposedAt", "desc")
    .limit(MOST_EARLIER)
    .execute();
  const lines = [];
  for (const row of rows) lines.push({ ...(await lineOf(tx, looks, row)), reason: row.reason });
  return lines;
}
