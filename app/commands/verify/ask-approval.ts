/** Asks the person to approve in their own app; the agent reads a number aloud that the app shows too. */
import { randomBytes, randomInt } from "node:crypto";
import { lockSubject } from "../../../db/acts.ts";
import { endApproval, insertApproval, outrunApprovals, type NewApproval } from "../../../db/approvals.ts";
import { addCaseEvent } from "../../../db/cases.ts";
import type { Tx } from "../../../db/database.ts";
import { addJob } from "../../../db/jobs.ts";
import { currentPolicy } from "../../../db/policy.ts";
import { askFacts } from "../../../db/proof-facts.ts";
import { tell } from "../../../db/topics.ts";
import type { Vault } from "../../../db/vault.ts";
import type { Actor } from "../../domain/actor.ts";
import { after, minutes } from "../../domain/duration.ts";
import { allow, type Ruling } from "../../domain/ruling.ts";
import { askRefusal, type AskRefusal } from "../../domain/verification/approval.ts";
import type { CommandContext } from "../frame.ts";
import {
  recordDone,
  refuseOnRecord,
  subjectCase,
  type SubjectCase,
  type SubjectRefusal,
} from "./subject-case.ts";

export interface AskApproval {
  readonly actor: Actor;
  readonly caseNumber: string;
}

type Asked = Ruling<{ readonly referenceNumber: string }, SubjectRefusal | AskRefusal>;

const ACTION = "approval.ask" as const;
const NUMBERS = 1_000_000;
const NONCE_BYTES = 32;

/** One request at a time for each person, wherever it was made: a flood of them is how people are worn down. */
export function askApproval(context: CommandContext, { actor, caseNumber }: AskApproval): Promise<Asked> {
  return context.database.transact(actor, async (tx) => {
    const found = await subjectCase(tx, actor, caseNumber);
    if (!found.allowed) return found;
    const ours = found.value;
    const { citizenId } = ours;
    const now = context.clock();
    const { rules: policy } = await currentPolicy(tx, now);
    await lockSubject(tx, citizenId);
    const facts = await askFacts(tx, {
      ...{ vault: context.vault, asker: actor.kind, caseId: ours.id, citizenId, policy, now },
    });
    const refusal = askRefusal(policy, facts);
    if (refusal !== null) return refuseOnRecord(tx, { actor, action: ACTION, ours }, refusal);
    return order(tx, context, { actor, ours, now, expiresAt: after(now, minutes(policy.approval.minutes)) });
  });
}

interface Order {
  readonly actor: Actor;
  readonly ours: SubjectCase;
  readonly now: Date;
  readonly expiresAt: Date;
}

async function order(
  tx: Tx,
  { vault }: CommandContext,
  { actor, ours, now, expiresAt }: Order,
): Promise<Asked> {
  const of = { caseId: ours.id, citizenId: ours.citizenId, vouchesFor: null };
  const { approvalId, referenceNumber } = await startApproval(tx, vault, {
    ...of,
    prover: actor,
    askedAt: now,
    expiresAt,
  });
  await addCaseEvent(tx, actor, ours.id, "approval.asked");
  await recordDone(tx, { actor, action: ACTION, ours, facts: { approvalId } });
  await tell(tx, `case:${ours.id}`);
  return allow({ referenceNumber });
}

export interface StartedApproval {
  readonly approvalId: string;
  readonly referenceNumber: string;
}

/** Part of the caller's transaction: the row, and the job that asks in the app. */
export async function startApproval(
  tx: Tx,
  vault: Vault,
  asked: Omit<NewApproval, "referenceNumber" | "nonce">,
): Promise<StartedApproval> {
  const referenceNumber = String(randomInt(NUMBERS)).padStart(6, "0");
  const nonce = randomBytes(NONCE_BYTES).toString("base64url");
  for (const id of await outrunApprovals(tx, asked.askedAt, asked.citizenId))
    await endApproval(tx, id, { state: "expired", code: null, now: asked.askedAt, keepsRequest: false });
  const approvalId = await insertApproval(tx, vault, { ...asked, referenceNumber, nonce });
  // Once and no more: each start is a request in the person's app, and a lost answer is no reason for a second one.
  await addJob(tx, "ask-approval", { approvalId }, { key: `ask-approval:${approvalId}`, maxAttempts: 1 });
  return { approvalId, referenceNumber };
}
