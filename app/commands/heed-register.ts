/** The CPR register has said that somebody is dead or that a number is annulled: their MitID is stopped, once. */
import { actFacts, storedFacts, subjectFacts, type SubjectFacts } from "../../db/act-facts.ts";
import { actByKey, lockSubject } from "../../db/acts.ts";
import { writeAudit } from "../../db/audit.ts";
import { addCaseEvent, caseById, openCaseForRegister } from "../../db/cases.ts";
import type { Tx } from "../../db/database.ts";
import { registerSays } from "../../db/lookups.ts";
import { currentPolicy } from "../../db/policy.ts";
import { newReceipt } from "../../db/receipts.ts";
import { hasNoMitid, isStoppedByUs, lastSaidOtherwise, lookById } from "../../db/register-words.ts";
import { systemActor } from "../domain/actor.ts";
import type { PolicyVersion } from "../domain/policy/policy.ts";
import { decideAct } from "../domain/protection/decide.ts";
import { shapeOf } from "../domain/protection/order.ts";
import { stopAtOnce } from "../domain/protection/register.ts";
import { acceptAct } from "./accept-act.ts";
import type { CommandContext } from "./frame.ts";

const REGISTER = systemActor("register");

/** Safe to run twice, and for two looks at once: as long as the register says the same it has stopped the person once. */
export function heedRegister(
  context: CommandContext,
  { lookupId }: { readonly lookupId: string },
): Promise<void> {
  return context.database.transact(REGISTER, async (tx) => {
    const look = await lookById(tx, lookupId);
    if (look === undefined) return;
    const { citizenId } = look;
    await lockSubject(tx, citizenId);
    // What it says now: a word that has been taken back meanwhile stops nobody.
    const status = await registerSays(tx, citizenId);
    const stop = status === null ? null : stopAtOnce(status);
    if (status === null || stop === null) return;
    // A mistake that was mended and is made again, or a death after it, is another word than the first.
    const since = (await lastSaidOtherwise(tx, { citizenId, status })) ?? "first";
    const idempotencyKey = `register:${citizenId}:${status}:${since}`;
    if ((await actByKey(tx, idempotencyKey)) !== undefined) return;
    if ((await hasNoMitid(tx, citizenId)) || (await isStoppedByUs(tx, citizenId))) return;
    await place(tx, context, { ...look, status, stop, idempotencyKey });
  });
}

interface Heard {
  readonly citizenId: string;
  readonly caseId: string | null;
  readonly status: string;
  readonly stop: NonNullable<ReturnType<typeof stopAtOnce>>;
  readonly idempotencyKey: string;
}

async function place(tx: Tx, context: CommandContext, heard: Heard): Promise<void> {
  const { citizenId, status, stop, idempotencyKey } = heard;
  const policy = await currentPolicy(tx, context.clock());
  const caseId = await caseAbout(tx, context, heard);
  const subject = await whatIsKnown(tx, context, { caseId, citizenId, status, policy });
  // It never ends: there is nothing left to stop.
  if (subject.identity?.state === "revoked") return;
  const shape = shapeOf({ kind: stop.kind });
  const facts = await actFacts(tx, citizenId, subject, shape, false);
  const ruling = decideAct(policy.rules, facts);
  if (!ruling.allowed) {
    const about = { citizenId, caseId, facts: { kind: stop.kind, reasons: ruling.reasons } };
    await writeAudit(tx, REGISTER, { action: "act.accept", outcome: "refused", ...about });
    return;
  }
  await addCaseEvent(tx, REGISTER, caseId, "register.stops", { code: status });
  await acceptAct(tx, context, {
    ...{ actor: REGISTER, caseId, citizenId, policy, shape, idempotencyKey },
    ...{ verificationId: null, proposalId: null, requester: "register", means: null, callSid: null },
    coolingHours: ruling.value.coolingHours,
    reason: stop.reason,
    receiptNumber: await newReceipt(tx),
    identityVersion: subject.identity?.version ?? null,
    decidedOn: storedFacts(facts),
  });
}

/** The case that the look was made in, where it is about this person: a witness is looked at in somebody else's. */
async function caseAbout(tx: Tx, { clock }: CommandContext, { caseId, citizenId }: Heard): Promise<string> {
  if (caseId !== null && (await caseById(tx, caseId)).citizenId === citizenId) return caseId;
  const about = { system: "mitid", topic: "block", language: "da", citizenId, now: clock() } as const;
  return (await openCaseForRegister(tx, REGISTER, about)).id;
}

interface About {
  readonly caseId: string;
  readonly citizenId: string;
  readonly status: string;
  readonly policy: PolicyVersion;
}

/** As for whoever asks for an act, with the register's word as it was heard in whichever case. */
async function whatIsKnown(
  tx: Tx,
  { vault, clock }: CommandContext,
  { caseId, citizenId, status, policy }: About,
): Promise<SubjectFacts> {
  const known = await subjectFacts(tx, {
    ...{ vault, actor: REGISTER, caseId, citizenId, requester: "register", policy: policy.rules },
    now: clock(),
  });
  return { ...known, base: { ...known.base, cprStatus: status } };
}
