/** A clerk has seen somebody's documents at the counter, beside answers from the register or a witness. */
import { addCaseEvent } from "../../../db/cases.ts";
import type { Tx } from "../../../db/database.ts";
import { insertCheck } from "../../../db/document-checks.ts";
import { addJob } from "../../../db/jobs.ts";
import { currentPolicy } from "../../../db/policy.ts";
import { tell } from "../../../db/topics.ts";
import type { Actor } from "../../domain/actor.ts";
import type { PolicyVersion } from "../../domain/policy/policy.ts";
import { allow, refuse, type Ruling } from "../../domain/ruling.ts";
import {
  documentsRefusal,
  MOST_DOCUMENTS,
  type Beside,
  type DocumentsRefusal,
  type IdDocument,
} from "../../domain/verification/documents.ts";
import type { ProofLevel } from "../../domain/verification/level.ts";
import type { CommandContext } from "../frame.ts";
import { prove } from "../reach-level.ts";
import { besideOf, type BesideRefusal } from "./beside-documents.ts";
import {
  recordDone,
  refuseOnRecord,
  subjectCase,
  type SubjectCase,
  type SubjectRefusal,
} from "./subject-case.ts";

export interface RecordDocumentCheck {
  readonly actor: Actor;
  readonly caseNumber: string;
  readonly documents: readonly IdDocument[];
  readonly beside: Beside;
  /** As typed; null without a witness. The witness must have been looked up in this case. */
  readonly witnessCpr: string | null;
}

export type CheckRefusal = SubjectRefusal | "mover.notAllowed" | DocumentsRefusal | BesideRefusal;

type Checked = Ruling<{ readonly level: ProofLevel }, CheckRefusal>;

const ACTION = "document.see" as const;

/** Only a clerk sees documents; a check that was not enough stays on file as refused. */
export function recordDocumentCheck(context: CommandContext, order: RecordDocumentCheck): Promise<Checked> {
  const { actor } = order;
  return context.database.transact(actor, async (tx) => {
    const found = await subjectCase(tx, actor, order.caseNumber);
    if (!found.allowed) return found;
    const ours = found.value;
    const attempt = { actor, action: ACTION, ours };
    if (actor.kind !== "clerk") return refuseOnRecord(tx, attempt, "mover.notAllowed");
    const documents = [...new Set(order.documents)];
    if (documents.length === 0) return refuse("documents.none");
    if (documents.length > MOST_DOCUMENTS) return refuse("documents.tooMany");
    const now = context.clock();
    const policy = await currentPolicy(tx, now);
    const beside = await besideOf(tx, context, { actor, ours, policy, now }, order);
    const refusal = beside.refusal ?? documentsRefusal(documents, order.beside);
    const { witnessId, witnessApprovalId } = beside;
    const by = { beside: order.beside, witnessId, witnessApprovalId };
    const scene = { actor, ours, policy, now, documents, ...by };
    // Beside a witness whom nobody knows there is nothing to put on file but the attempt.
    const isOnFile = order.beside === "controlQuestions" || witnessId !== null;
    if (refusal !== null && !isOnFile) return refuseOnRecord(tx, attempt, refusal);
    return settle(tx, scene, refusal);
  });
}

interface Scene {
  readonly actor: Actor;
  readonly ours: SubjectCase;
  readonly policy: PolicyVersion;
  readonly now: Date;
  readonly documents: readonly IdDocument[];
  readonly beside: Beside;
  readonly witnessId: string | null;
  readonly witnessApprovalId: string | null;
}

async function settle(tx: Tx, scene: Scene, refusal: CheckRefusal | null): Promise<Checked> {
  const { actor, ours, policy, now, documents, beside, witnessId, witnessApprovalId } = scene;
  const outcome = refusal === null ? "passed" : "refused";
  const of = { caseId: ours.id, citizenId: ours.citizenId };
  const seen = { ...of, actorId: actor.id, documents, beside, witnessId, witnessApprovalId };
  const checkId = await insertCheck(tx, { ...seen, outcome, at: now });
  await addCaseEvent(tx, actor, ours.id, "document.seen", { documents, outcome });
  const attempt = { actor, action: ACTION, ours, facts: { documents, beside } };
  if (refusal !== null) {
    await tell(tx, `case:${ours.id}`);
    return refuseOnRecord(tx, attempt, refusal);
  }
  await recordDone(tx, attempt);
  // Whoever vouched is told on ways of their own: somebody else may have held their telephone.
  if (witnessId !== null) await addJob(tx, "tell-witness", { checkId }, { key: `tell-witness:${checkId}` });
  const level = await prove(tx, actor, "documentCheck", { ...of, prover: actor, policy, now });
  await tell(tx, `case:${ours.id}`);
  return allow({ level });
}
