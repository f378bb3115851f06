/** A caller with a blocking code has confirmed: case, proof and acts are written together, and carried out afterwards. */
import { writeAudit } from "../../../db/audit.ts";
import { lastLookOfCaller } from "../../../db/caller-looks.ts";
import { addCaseEvent, openCaseForCall } from "../../../db/cases.ts";
import { currentPolicy } from "../../../db/policy.ts";
import { newReceipt } from "../../../db/receipts.ts";
import { addVerification } from "../../../db/verifications.ts";
import { callerOf } from "../../domain/actor.ts";
import { after, minutes } from "../../domain/duration.ts";
import type { MenuMeans } from "../../domain/ivr/state.ts";
import type { PolicyVersion } from "../../domain/policy/policy.ts";
import { ruleFor, stopHasEffect } from "../../domain/protection/stop.ts";
import { acceptStop, type AcceptedStop } from "../accept-stop.ts";
import { answered, type Answered, type Asked } from "./answered.ts";

interface Wanted {
  readonly stops: readonly AcceptedStop[];
  /** Version of the identity that the caller's choice was made on; null where none was looked at. */
  readonly identityVersion: number | null;
}

export function suspendByCode(asked: Asked): Promise<Answered> {
  return place(asked, { stops: [{ kind: "suspend" }], identityVersion: null });
}

/** Every means of one kind: the phone can't tell two kodevisere apart. */
export async function blockMeansByCode(asked: Asked, means: MenuMeans): Promise<Answered> {
  const seen = await meansOf(asked, means);
  if (seen.stops.length === 0) return answered({ found: "means", some: false }, asked.call.facts);
  return place(asked, seen);
}

/** Whether anything of this kind can be blocked, as MitID saw it when the caller asked. */
export async function hasMeans(asked: Asked, means: MenuMeans): Promise<Answered> {
  const { stops } = await meansOf(asked, means);
  return answered({ found: "means", some: stops.length > 0 }, asked.call.facts);
}

async function meansOf({ tx, context, call }: Asked, means: MenuMeans): Promise<Wanted> {
  const { callSid, facts } = call;
  const look =
    facts.subjectId === null
      ? undefined
      : await lastLookOfCaller(tx, context.vault, { callSid, citizenId: facts.subjectId });
  const identity = look?.identity ?? null;
  if (identity === null) return { stops: [], identityVersion: null };
  const fitting = identity.authenticators.filter(
    ({ kind, state }) => kind === means && stopHasEffect("block", identity.state, state),
  );
  const stops = fitting.map(({ id, kind, serialSuffix }): AcceptedStop => ({
    kind: "block",
    authenticatorId: id,
    authenticatorKind: kind,
    suffix: serialSuffix,
  }));
  return { stops, identityVersion: identity.version };
}

async function place(asked: Asked, wanted: Wanted): Promise<Answered> {
  const { tx, call, now } = asked;
  const { subjectId: citizenId } = call.facts;
  if (citizenId === null) return answered({ found: "gone" }, call.facts);
  const policy = await currentPolicy(tx, now);
  if (!isOpenByCode(policy, wanted)) return refuse(asked, citizenId);
  const proof = await prove(asked, citizenId, policy);
  const receiptNumber = await newReceipt(tx);
  for (const stop of wanted.stops) {
    const means = stop.kind === "block" ? `:${stop.authenticatorId}` : "";
    await acceptStop(tx, asked.context, {
      ...proof,
      actor: callerOf(call.callSid),
      citizenId,
      policy,
      stop,
      reason: "unspecified",
      idempotencyKey: `${call.callSid}:confirm${means}`,
      receiptNumber,
      identityVersion: wanted.identityVersion,
      callSid: call.callSid,
    });
  }
  return answered({ found: "accepted" }, call.facts);
}

// The database asks the same again, of the verification itself (db/migrations/0002).
function isOpenByCode(policy: PolicyVersion, { stops }: Wanted): boolean {
  return stops.every(({ kind }) => {
    const rule = ruleFor(policy.rules, kind, callerOf(""));
    return rule !== null && rule.level === "claimed" && rule.methods.includes("blockingCode");
  });
}

async function refuse({ tx, call }: Asked, citizenId: string): Promise<Answered> {
  const { callSid, correlationId } = call;
  const about = { callSid, correlationId, citizenId, facts: { reasons: ["proof.wrongWay"] } };
  await writeAudit(tx, callerOf(callSid), { action: "act.accept", outcome: "refused", ...about });
  return answered({ found: "code", result: "overLimit" }, call.facts);
}

async function prove({ tx, call, now }: Asked, citizenId: string, policy: PolicyVersion) {
  const { callSid, correlationId, menu } = call;
  const actor = callerOf(callSid);
  const { id: caseId } = await openCaseForCall(tx, actor, {
    system: "mitid",
    topic: "block",
    language: menu.language,
    priority: 0,
    callSid,
    correlationId,
    ownerId: null,
    citizenId,
    now,
  });
  await addCaseEvent(tx, actor, caseId, "call.received", { language: menu.language, path: menu.path });
  const verificationId = await addVerification(tx, actor, {
    citizenId,
    caseId,
    level: "claimed",
    method: "blockingCode",
    policyId: policy.id,
    establishedAt: now,
    expiresAt: after(now, minutes(policy.rules.minutes.verificationLives)),
  });
  await addCaseEvent(tx, actor, caseId, "citizen.identified", { level: "claimed" });
  return { caseId, verificationId };
}
