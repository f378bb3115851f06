/** A caller with a blocking code has confirmed: case, proof and acts are written together, and carried out afterwards. */
import { storedFacts } from "../../../db/act-facts.ts";
import { lockSubject } from "../../../db/acts.ts";
import { writeAudit } from "../../../db/audit.ts";
import { lastLookOfCaller } from "../../../db/caller-looks.ts";
import { addCaseEvent, openCaseForCall } from "../../../db/cases.ts";
import { currentPolicy } from "../../../db/policy.ts";
import { newReceipt } from "../../../db/receipts.ts";
import { addVerification } from "../../../db/verifications.ts";
import { callerOf } from "../../domain/actor.ts";
import { after } from "../../domain/duration.ts";
import type { MenuMeans } from "../../domain/ivr/state.ts";
import type { PolicyVersion } from "../../domain/policy/policy.ts";
import { ruleFor } from "../../domain/protection/decide.ts";
import { effectOf } from "../../domain/protection/effect.ts";
import { shapeOf } from "../../domain/protection/order.ts";
import { unattendedFacts } from "../../domain/protection/unattended.ts";
import { lifetime } from "../../domain/verification/worth.ts";
import { acceptAct } from "../accept-act.ts";
import { answered, type Answered, type Asked } from "./answered.ts";

interface Wanted {
  readonly kind: "suspend" | "block";
  /** What is blocked; one entry without means where the whole identity is suspended. */
  readonly stops: readonly (StoredMeans | null)[];
  /** The identity that the caller's choice was made on; null where none was looked at. */
  readonly identity: SeenIdentity | null;
}

type SeenIdentity = NonNullable<NonNullable<Awaited<ReturnType<typeof lastLookOfCaller>>>["identity"]>;
type StoredMeans = SeenIdentity["authenticators"][number];

export function suspendByCode(asked: Asked): Promise<Answered> {
  return place(asked, { kind: "suspend", stops: [null], identity: null });
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

async function meansOf({ tx, context, call }: Asked, kind: MenuMeans): Promise<Wanted> {
  const { callSid, facts } = call;
  const look =
    facts.subjectId === null
      ? undefined
      : await lastLookOfCaller(tx, context.vault, { callSid, citizenId: facts.subjectId });
  const identity = look?.identity ?? null;
  const stops = (identity?.authenticators ?? []).filter(
    (means) =>
      means.kind === kind &&
      effectOf({ kind: "block", identity: identity?.state ?? null, means }).length === 0,
  );
  return { kind: "block", stops, identity };
}

async function place(asked: Asked, wanted: Wanted): Promise<Answered> {
  const { tx, call, now } = asked;
  const { subjectId: citizenId } = call.facts;
  if (citizenId === null) return answered({ found: "gone" }, call.facts);
  // The person before the case and its number, as on every way to an act: nobody waits for another crosswise.
  await lockSubject(tx, citizenId);
  const policy = await currentPolicy(tx, now);
  if (!isOpenByCode(policy, wanted)) return refuse(asked, citizenId);
  const proof = await prove(asked, citizenId, policy);
  const receiptNumber = await newReceipt(tx);
  for (const means of wanted.stops) {
    const identity = wanted.identity?.state ?? null;
    const seen = means === null ? null : { kind: means.kind, state: means.state };
    const facts = unattendedFacts(wanted.kind, "caller", "blockingCode", { identity, means: seen });
    await acceptAct(tx, asked.context, {
      ...proof,
      actor: callerOf(call.callSid),
      citizenId,
      proposalId: null,
      requester: "subject",
      policy,
      shape: shapeOf(means === null ? { kind: "suspend" } : { kind: "block", authenticatorId: means.id }),
      means: means === null ? null : { kind: means.kind, suffix: means.serialSuffix },
      coolingHours: 0,
      reason: "unspecified",
      idempotencyKey: `${call.callSid}:confirm${means === null ? "" : `:${means.id}`}`,
      receiptNumber,
      identityVersion: wanted.identity?.version ?? null,
      callSid: call.callSid,
      decidedOn: storedFacts(facts),
    });
  }
  return answered({ found: "accepted" }, call.facts);
}

// The database asks the same again, of the verification itself (db/migrations/0002).
function isOpenByCode(policy: PolicyVersion, { kind }: Wanted): boolean {
  const rule = ruleFor(policy.rules, kind, "caller");
  return rule !== null && rule.level === "claimed" && rule.methods.includes("blockingCode");
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
    expiresAt: after(now, lifetime(policy.rules, "blockingCode")),
  });
  await addCaseEvent(tx, actor, caseId, "citizen.identified", { level: "claimed" });
  return { caseId, verificationId };
}
