/** One case as its owner sees it: the call, the person, the proof, the acts and the timeline. */
import type { Actor } from "../../app/domain/actor.ts";
import type { Tx } from "../database.ts";
import { latestIdentity, latestPerson } from "../lookups.ts";
import type { Vault } from "../vault.ts";
import { caseActs, type ActView } from "./case-acts.ts";
import { currentPolicy } from "../policy.ts";
import { caseChoices, type ChoicesView } from "./case-choices.ts";
import { caseCall, type CallView } from "./case-call.ts";
import { caseProposals, type CaseProposal } from "./case-proposals.ts";
import { caseTheft, type TheftView } from "./case-theft.ts";
import { caseProof, type ProofView } from "./case-proof.ts";
import { subjectOf, type SubjectView } from "./case-subject.ts";
import { systemsOf, type SystemsView } from "./case-systems.ts";
import { caseTimeline, type TimelineEntry } from "./case-timeline.ts";
import { verifyView, type VerifyView } from "./case-verify.ts";

export interface CaseView {
  /** Instant of the snapshot, ISO. */
  readonly now: string;
  readonly number: string;
  readonly system: string;
  readonly topic: string;
  readonly state: "open" | "closed";
  readonly wrapUpCode: string | null;
  readonly closedAt: string | null;
  readonly call: CallView | null;
  readonly subject: SubjectView | null;
  readonly proof: ProofView | null;
  /** Ways beside the questions; null before anybody was found. */
  readonly verify: VerifyView | null;
  readonly choices: ChoicesView;
  readonly systems: SystemsView;
  readonly acts: readonly ActView[];
  /** What waits for a second person in this case, or did. */
  readonly proposals: readonly CaseProposal[];
  /** Null before anybody was found. */
  readonly theft: TheftView | null;
  readonly timeline: readonly TimelineEntry[];
  readonly draft: { readonly body: string; readonly savedAt: string } | null;
}

const NOBODY_YET = {
  subject: null,
  proof: null,
  verify: null,
  choices: { seenVersion: null, choices: [], documented: [], registerSays: null },
  systems: { mitid: null, cpr: null },
  proposals: [],
  theft: null,
} satisfies Partial<CaseView>;

/** Null where there is no such case or it is somebody else's: the two are one answer. */
export async function caseView(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  number: string,
  now: Date,
): Promise<CaseView | null> {
  const found = await tx
    .selectFrom("cases")
    .where("number", "=", number)
    .where("ownerId", "=", actor.id)
    .select(["id", "number", "system", "topic", "state", "wrapUpCode", "closedAt", "citizenId"])
    .executeTakeFirst();
  if (found === undefined) return null;
  const { id, citizenId, closedAt, ...shown } = found;
  const base = {
    ...shown,
    now: now.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    call: await caseCall(tx, id),
    acts: await caseActs(tx, id),
    timeline: await caseTimeline(tx, id),
    draft: await draftOf(tx, id, actor.id),
  };
  if (citizenId === null) return { ...base, ...NOBODY_YET };
  const { rules: policy } = await currentPolicy(tx, now);
  const identity = await latestIdentity(tx, vault, id, citizenId);
  const person = await latestPerson(tx, vault, id, citizenId);
  return {
    ...base,
    subject: await subjectOf(tx, vault, citizenId, person, now),
    proof: await caseProof(tx, actor, { caseId: id, citizenId }, now),
    verify: await verifyView(tx, actor, { vault, asker: actor.kind, caseId: id, citizenId, policy, now }),
    choices: await caseChoices(tx, {
      vault,
      actor,
      caseId: id,
      citizenId,
      requester: "subject",
      policy,
      now,
    }),
    systems: await systemsOf(tx, { caseId: id, citizenId }, { identity, person, acts: base.acts }),
    proposals: await caseProposals(tx, { vault, staffId: actor.id, now }, id),
    theft: await caseTheft(tx, id, { identity, person, acts: base.acts }),
  };
}

async function draftOf(tx: Tx, caseId: string, staffId: string): Promise<CaseView["draft"]> {
  const row = await tx
    .selectFrom("caseDrafts")
    .where("caseId", "=", caseId)
    .where("staffId", "=", staffId)
    .select(["body", "savedAt"])
    .executeTakeFirst();
  return row === undefined ? null : { body: row.body, savedAt: row.savedAt.toISOString() };
}
