/** Orders a code by SMS to the phone on file: drawn here, seen by nobody, sent by the worker. */
import { randomInt, randomUUID } from "node:crypto";
import { lockSubject } from "../../../db/acts.ts";
import { addCaseEvent } from "../../../db/cases.ts";
import type { Tx } from "../../../db/database.ts";
import { addJob } from "../../../db/jobs.ts";
import type { StoredContact } from "../../../db/lookups.ts";
import { codeIndex, insertCode, replaceLiveCode } from "../../../db/one-time-codes.ts";
import { currentPolicy } from "../../../db/policy.ts";
import { sendFacts } from "../../../db/proof-facts.ts";
import { tell } from "../../../db/topics.ts";
import type { Actor } from "../../domain/actor.ts";
import { after, minutes } from "../../domain/duration.ts";
import { allow, type Ruling } from "../../domain/ruling.ts";
import { sendRefusal, type SendRefusal } from "../../domain/verification/one-time-code.ts";
import type { CommandContext } from "../frame.ts";
import {
  recordDone,
  refuseOnRecord,
  subjectCase,
  type SubjectCase,
  type SubjectRefusal,
} from "./subject-case.ts";

export interface SendOneTimeCode {
  readonly actor: Actor;
  readonly caseNumber: string;
}

export interface OrderedCode {
  /** Two last digits of the phone. */
  readonly suffix: string;
  readonly expiresAt: Date;
}

const ACTION = "code.send" as const;
const CODES = 1_000_000;

/** One code lives for each person, wherever it was ordered: a new one ends the one before. */
export function sendOneTimeCode(
  context: CommandContext,
  { actor, caseNumber }: SendOneTimeCode,
): Promise<Ruling<OrderedCode, SubjectRefusal | SendRefusal>> {
  return context.database.transact(actor, async (tx) => {
    const found = await subjectCase(tx, actor, caseNumber);
    if (!found.allowed) return found;
    const ours = found.value;
    const { citizenId } = ours;
    const now = context.clock();
    const { rules: policy } = await currentPolicy(tx, now);
    await lockSubject(tx, citizenId);
    const scene = { vault: context.vault, asker: actor.kind, caseId: ours.id, citizenId, policy, now };
    const { facts, settled } = await sendFacts(tx, scene);
    const refusal = sendRefusal(policy, facts);
    const [phone] = settled;
    if (refusal !== null || phone === undefined)
      return refuseOnRecord(tx, { actor, action: ACTION, ours }, refusal ?? "contact.tooYoung");
    const expiresAt = after(now, minutes(policy.oneTimeCode.minutes));
    return order(tx, context, { actor, ours, phone, now, expiresAt });
  });
}

interface Order {
  readonly actor: Actor;
  readonly ours: SubjectCase;
  readonly phone: StoredContact;
  readonly now: Date;
  readonly expiresAt: Date;
}

async function order(tx: Tx, { vault }: CommandContext, placed: Order): Promise<Ruling<OrderedCode, never>> {
  const { actor, ours, phone, now, expiresAt } = placed;
  const suffix = phone.value.slice(-2);
  const id = randomUUID();
  const code = String(randomInt(CODES)).padStart(6, "0");
  await replaceLiveCode(tx, ours.citizenId, now);
  await insertCode(
    tx,
    { caseId: ours.id, citizenId: ours.citizenId, prover: actor },
    {
      id,
      codeIndex: codeIndex(vault, id, code),
      sealed: vault.seal(code),
      contactSuffix: suffix,
      sentAt: now,
      expiresAt,
    },
  );
  await addJob(tx, "deliver-code", { codeId: id }, { key: `deliver-code:${id}` });
  await addCaseEvent(tx, actor, ours.id, "code.ordered", { suffix });
  await recordDone(tx, { actor, action: ACTION, ours, facts: { codeId: id } });
  await tell(tx, `case:${ours.id}`);
  return allow({ suffix, expiresAt });
}
