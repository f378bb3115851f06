/** A new blocking code for somebody who is bekræftet: drawn here, sent to their own post, seen by no agent. */
import { randomInt } from "node:crypto";
import { lockSubject } from "../../../db/acts.ts";
import { insertSealedCode, isNewCodeOnItsWay } from "../../../db/blocking-codes.ts";
import { addCaseEvent } from "../../../db/cases.ts";
import { isSentToCounter } from "../../../db/failures.ts";
import type { Tx } from "../../../db/database.ts";
import { addJob } from "../../../db/jobs.ts";
import { currentPolicy } from "../../../db/policy.ts";
import { tell } from "../../../db/topics.ts";
import type { Actor } from "../../domain/actor.ts";
import { LostRace } from "../../domain/faults.ts";
import { allow, type Ruling } from "../../domain/ruling.ts";
import { atLeast } from "../../domain/verification/level.ts";
import type { CommandContext } from "../frame.ts";
import { levelHad } from "../reach-level.ts";
import { recordDone, refuseOnRecord, subjectCase, type SubjectRefusal } from "./subject-case.ts";

export interface RotateBlockingCode {
  readonly actor: Actor;
  readonly caseNumber: string;
}

const ACTION = "code.rotate" as const;
const CODES = 100_000_000;

/** The old code is good until the new one has left. Asked for again before that, it is one letter. */
export function rotateBlockingCode(
  context: CommandContext,
  { actor, caseNumber }: RotateBlockingCode,
): Promise<Ruling<null, SubjectRefusal | "proof.tooWeak" | "subject.mustMeet">> {
  return context.database.transact(actor, async (tx) => {
    const found = await subjectCase(tx, actor, caseNumber);
    if (!found.allowed) return found;
    const ours = found.value;
    const { citizenId } = ours;
    const now = context.clock();
    const policy = await currentPolicy(tx, now);
    const had = await levelHad(tx, { prover: actor, caseId: ours.id, citizenId, policy, now });
    const attempt = { actor, action: ACTION, ours };
    if (!atLeast(had, "confirmed")) return refuseOnRecord(tx, attempt, "proof.tooWeak");
    await lockSubject(tx, citizenId);
    if (await isSentToCounter(tx, actor.kind, { citizenId, caseId: ours.id }, policy.rules, now))
      return refuseOnRecord(tx, attempt, "subject.mustMeet");
    if (await isNewCodeOnItsWay(tx, citizenId)) return allow(null);
    const codeId = await draw(tx, context, { citizenId, caseId: ours.id, issuedAt: now });
    await addJob(tx, "deliver-blocking-code", { codeId }, { key: `deliver-blocking-code:${codeId}` });
    await addCaseEvent(tx, actor, ours.id, "blockingCode.rotated");
    await recordDone(tx, { ...attempt, facts: { codeId } });
    await tell(tx, `case:${ours.id}`);
    return allow(null);
  });
}

async function draw(
  tx: Tx,
  { vault }: CommandContext,
  order: { readonly citizenId: string; readonly caseId: string; readonly issuedAt: Date },
): Promise<string> {
  const code = String(randomInt(CODES)).padStart(8, "0");
  const id = await insertSealedCode(tx, vault, { ...order, code });
  // A code belongs to one person for ever, also after it was revoked: a draw that hits one is drawn anew.
  if (id === null) throw new LostRace("the drawn code is taken");
  return id;
}
