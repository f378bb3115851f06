/** What stands beside the documents at the counter: answers that were right, or a witness who may vouch (domain.md §1.8). */
import { confirmationOfWitness } from "../../../db/approvals.ts";
import type { Tx } from "../../../db/database.ts";
import { verificationsOf } from "../../../db/verifications.ts";
import { before } from "../../domain/duration.ts";
import type { Beside } from "../../domain/verification/documents.ts";
import { atLeast, isLive } from "../../domain/verification/level.ts";
import { lifetime } from "../../domain/verification/worth.ts";
import type { CommandContext } from "../frame.ts";
import { witnessOf, type UnfitWitness, type WitnessScene } from "./witness-of.ts";

export type BesideRefusal =
  | "questions.notPassed"
  | UnfitWitness
  /** They have not said yes in their own MitID lately, or have done so for another check. */
  | "witness.notConfirmed";

export interface BesideFound {
  readonly refusal: BesideRefusal | null;
  readonly witnessId: string | null;
  readonly witnessApprovalId: string | null;
}

type Scene = WitnessScene;

export function besideOf(
  tx: Tx,
  context: CommandContext,
  scene: Scene,
  shown: { readonly beside: Beside; readonly witnessCpr: string | null },
): Promise<BesideFound> {
  if (shown.beside === "controlQuestions") return questionsPassed(tx, scene);
  return witnessFound(tx, context, scene, shown.witnessCpr ?? "");
}

async function questionsPassed(tx: Tx, { actor, ours, now }: Scene): Promise<BesideFound> {
  const proofs = await verificationsOf(tx, actor, ours.id, ours.citizenId);
  const passed = proofs.some(
    (proof) => proof.method === "controlQuestions" && atLeast(proof.level, "confirmed") && isLive(proof, now),
  );
  return { refusal: passed ? null : "questions.notPassed", witnessId: null, witnessApprovalId: null };
}

/** Whoever may vouch has said so in their own MitID: a number that is typed proves nothing (domain.md §1.8). */
async function witnessFound(
  tx: Tx,
  context: CommandContext,
  scene: Scene,
  typed: string,
): Promise<BesideFound> {
  const { refusal, witnessId } = await witnessOf(tx, context, scene, typed);
  if (refusal !== null || witnessId === null) return { refusal, witnessId, witnessApprovalId: null };
  const { actor: prover, ours, policy, now } = scene;
  const since = before(now, lifetime(policy.rules, "documentCheck"));
  const of = { caseId: ours.id, witnessId, prover };
  const witnessApprovalId = await confirmationOfWitness(tx, of, since);
  return {
    refusal: witnessApprovalId === null ? "witness.notConfirmed" : null,
    witnessId,
    witnessApprovalId,
  };
}
