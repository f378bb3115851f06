/** Scores the code that the caller read out; the agent learns whether it was right, and never what is right. */
import { timingSafeEqual } from "node:crypto";
import { lockSubject } from "../../../db/acts.ts";
import { addCaseEvent } from "../../../db/cases.ts";
import type { Tx } from "../../../db/database.ts";
import { isSentToCounter } from "../../../db/failures.ts";
import {
  codeIndex,
  endCode,
  lockNewestCode,
  noteWrongTry,
  type CodeRow,
} from "../../../db/one-time-codes.ts";
import { currentPolicy } from "../../../db/policy.ts";
import { tell } from "../../../db/topics.ts";
import type { Actor } from "../../domain/actor.ts";
import type { PolicyVersion } from "../../domain/policy/policy.ts";
import { allow, refuse, type Ruling } from "../../domain/ruling.ts";
import type { ProofLevel } from "../../domain/verification/level.ts";
import { normaliseCode, verdictOnTry, type TryVerdict } from "../../domain/verification/one-time-code.ts";
import type { CommandContext } from "../frame.ts";
import { prove } from "../reach-level.ts";
import {
  recordDone,
  refuseOnRecord,
  subjectCase,
  type SubjectCase,
  type SubjectRefusal,
} from "./subject-case.ts";

export interface CheckOneTimeCode {
  readonly actor: Actor;
  readonly caseNumber: string;
  /** As typed. */
  readonly code: string;
}

export type CodeRefusal =
  | SubjectRefusal
  | "subject.mustMeet"
  | "code.malformed"
  | "code.none"
  | "code.wrong"
  | "code.dead"
  | "code.expired";

type Checked = Ruling<{ readonly level: ProofLevel }, CodeRefusal>;

const ACTION = "code.check" as const;

interface Scene {
  readonly actor: Actor;
  readonly ours: SubjectCase;
  readonly policy: PolicyVersion;
  readonly now: Date;
}

/** A code counts for whoever ordered it, in the case it was ordered in, once. */
export function checkOneTimeCode(context: CommandContext, order: CheckOneTimeCode): Promise<Checked> {
  const { actor, caseNumber } = order;
  return context.database.transact(actor, async (tx) => {
    const found = await subjectCase(tx, actor, caseNumber);
    if (!found.allowed) return found;
    const typed = normaliseCode(order.code);
    if (typed === null) return refuse("code.malformed");
    const ours = found.value;
    const now = context.clock();
    const policy = await currentPolicy(tx, now);
    const of = { caseId: ours.id, citizenId: ours.citizenId, prover: actor };
    await lockSubject(tx, ours.citizenId);
    const code = await lockNewestCode(tx, of);
    const attempt = { actor, action: ACTION, ours };
    if (code === undefined) return refuseOnRecord(tx, attempt, "code.none");
    // A code that was sent before too much was lost elsewhere is not scored: neither right nor wrong is told.
    if (await isSentToCounter(tx, actor.kind, of, policy.rules, now))
      return refuseOnRecord(tx, attempt, "subject.mustMeet");
    const isRight = timingSafeEqual(codeIndex(context.vault, code.id, typed), code.codeIndex);
    const verdict = verdictOnTry(code, isRight, policy.rules.oneTimeCode, now);
    const checked = await settle(tx, { actor, ours, policy, now }, code, verdict);
    await tell(tx, `case:${ours.id}`);
    return checked;
  });
}

async function settle(tx: Tx, scene: Scene, code: CodeRow, verdict: TryVerdict): Promise<Checked> {
  const { actor, ours, now } = scene;
  const wrongTries = code.wrongTries + 1;
  const attempt = { actor, action: ACTION, ours, facts: { codeId: code.id } };
  switch (verdict) {
    case "right":
      return use(tx, scene, code);
    case "wrong":
      await noteWrongTry(tx, code.id, wrongTries);
      return refuseOnRecord(tx, { ...attempt, facts: { codeId: code.id, wrongTries } }, "code.wrong");
    case "dies":
      await endCode(tx, code.id, { state: "dead", now, wrongTries });
      await addCaseEvent(tx, actor, ours.id, "code.dead");
      return refuseOnRecord(tx, { ...attempt, facts: { codeId: code.id, wrongTries } }, "code.dead");
    case "expires":
      await endCode(tx, code.id, { state: "expired", now });
      return refuseOnRecord(tx, attempt, "code.expired");
    case "none":
    case "dead":
    case "expired":
      return refuseOnRecord(tx, attempt, `code.${verdict}`);
    default:
      return verdict satisfies never;
  }
}

async function use(tx: Tx, { actor, ours, policy, now }: Scene, code: CodeRow): Promise<Checked> {
  await endCode(tx, code.id, { state: "used", now });
  await recordDone(tx, { actor, action: ACTION, ours, facts: { codeId: code.id } });
  const proven = { prover: actor, caseId: ours.id, citizenId: ours.citizenId, policy, now };
  return allow({ level: await prove(tx, actor, "oneTimeCode", proven) });
}
