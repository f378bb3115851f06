/** Asks a witness at the counter to confirm in their own MitID whom they vouch for; the clerk reads a number aloud. */
import { addCaseEvent } from "../../../db/cases.ts";
import { writeAudit } from "../../../db/audit.ts";
import { currentPolicy } from "../../../db/policy.ts";
import { askFacts } from "../../../db/proof-facts.ts";
import { tell } from "../../../db/topics.ts";
import type { Actor } from "../../domain/actor.ts";
import { after, minutes } from "../../domain/duration.ts";
import { allow, refuse, type Ruling } from "../../domain/ruling.ts";
import { askRefusal, type AskRefusal } from "../../domain/verification/approval.ts";
import type { CommandContext } from "../frame.ts";
import { startApproval } from "./ask-approval.ts";
import { refuseOnRecord, subjectCase, type SubjectRefusal } from "./subject-case.ts";
import { witnessOf, type UnfitWitness } from "./witness-of.ts";

export interface AskWitness {
  readonly actor: Actor;
  readonly caseNumber: string;
  /** As typed; they must have been looked up in this case. */
  readonly witnessCpr: string;
}

type Asked = Ruling<
  { readonly referenceNumber: string },
  SubjectRefusal | "mover.notAllowed" | UnfitWitness | AskRefusal
>;

const ACTION = "witness.ask" as const;

/** Who may not vouch is not asked; and nobody is asked twice at a time, for themselves or for another. */
export function askWitness(context: CommandContext, order: AskWitness): Promise<Asked> {
  const { actor } = order;
  return context.database.transact(actor, async (tx): Promise<Asked> => {
    const found = await subjectCase(tx, actor, order.caseNumber);
    if (!found.allowed) return found;
    const ours = found.value;
    const attempt = { actor, action: ACTION, ours };
    if (actor.kind !== "clerk") return refuseOnRecord(tx, attempt, "mover.notAllowed");
    const now = context.clock();
    const policy = await currentPolicy(tx, now);
    const { refusal, witnessId } = await witnessOf(
      tx,
      context,
      { actor, ours, policy, now },
      order.witnessCpr,
    );
    if (refusal !== null) return refuseOnRecord(tx, attempt, refusal);
    if (witnessId === null) return refuse("witness.unknown");
    const scene = { vault: context.vault, asker: actor.kind, caseId: ours.id, citizenId: witnessId };
    const facts = await askFacts(tx, { ...scene, policy: policy.rules, now });
    // What was lost on the telephone in the witness's name is no word about them: here they stand with their own app.
    const mayNot = askRefusal(policy.rules, { ...facts, failuresLately: 0 });
    if (mayNot !== null) return refuseOnRecord(tx, attempt, mayNot);
    const { approvalId, referenceNumber } = await startApproval(tx, context.vault, {
      ...{ caseId: ours.id, citizenId: witnessId, vouchesFor: ours.citizenId, prover: actor, askedAt: now },
      expiresAt: after(now, minutes(policy.rules.approval.minutes)),
    });
    await addCaseEvent(tx, actor, ours.id, "witness.asked");
    const about = { caseId: ours.id, citizenId: witnessId, facts: { approvalId } };
    await writeAudit(tx, actor, { action: ACTION, outcome: "done", purpose: "witness", ...about });
    await tell(tx, `case:${ours.id}`);
    return allow({ referenceNumber });
  });
}
