/** A caller with a blocking code has confirmed: case, proof and acts are written together, and carried out afterwards. */
import { storedFacts } from "../../../db/act-facts.ts";
import { lockSubject } from "../../../db/acts.ts";
import { lastLookOfCaller } from "../../../db/caller-looks.ts";
import { addCaseEvent, openCaseForCall } from "../../../db/cases.ts";
import { currentPolicy } from "../../../db/policy.ts";
import { newReceipt } from "../../../db/receipts.ts";
import { addVerification } from "../../../db/verifications.ts";
import { callerOf } from "../../domain/actor.ts";
import { after } from "../../domain/duration.ts";
import type { MenuMeans } from "../../domain/ivr/state.ts";
import type { PolicyVersion } from "../../domain/policy/policy.ts";
import { decideAct } from "../../domain/protection/decide.ts";
import { effectOf } from "../../domain/protection/effect.ts";
import { shapeOf } from "../../domain/protection/order.ts";
import { unattendedFacts } from "../../domain/protection/unattended.ts";
import { lifetime } from "../../domain/verification/worth.ts";
import { acceptAct } from "../accept-act.ts";
import { refuseUnattended, type UnattendedStop } from "../refuse-unattended.ts";
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
  const ofKind = (identity?.authenticators ?? []).filter((means) => means.kind === kind);
  const open = ofKind.filter(
    (means) => effectOf({ kind: "block", identity: identity?.state ?? null, means }).length === 0,
  );
  // Whoever asks for what is blocked already gets a receipt for that: a stop is repeated and never refused.
  return { kind: "block", stops: open.length > 0 ? open : ofKind, identity };
}

async function place(asked: Asked, wanted: Wanted): Promise<Answered> {
  const { tx, call, now } = asked;
  const { subjectId: citizenId } = call.facts;
  if (citizenId === null) return answered({ found: "gone" }, call.facts);
  // The person before the case and its number, as on every way to an act: nobody waits for another crosswise.
  await lockSubject(tx, citizenId);
  const policy = await currentPolicy(tx, now);
  const caseId = await openCase(asked, citizenId);
  const receiptNumber = await newReceipt(tx);
  const stops = wanted.stops.map((means) =>
    stopOf(asked, wanted, { means, policy, citizenId, caseId, receiptNumber }),
  );
  const [first] = stops;
  if (first?.ruling.allowed === false) {
    await refuseUnattended(tx, first.stop, first.ruling.reasons);
    return answered({ found: "code", result: "overLimit" }, call.facts);
  }
  const verificationId = await prove(asked, { citizenId, caseId }, policy);
  const unasked = { proposalId: null, requester: "subject", coolingHours: 0, verificationId } as const;
  for (const { stop, means } of stops) await acceptAct(tx, asked.context, { ...stop, ...unasked, means });
  return answered({ found: "accepted" }, call.facts);
}

interface About {
  readonly means: StoredMeans | null;
  readonly policy: PolicyVersion;
  readonly citizenId: string;
  readonly caseId: string;
  readonly receiptNumber: string;
}

/** One stop with what the policy says to it: the same to each, since it sees no more than the code and the kind. */
function stopOf({ call }: Asked, { kind, identity }: Wanted, { means, policy, ...about }: About) {
  const seen = means === null ? null : { kind: means.kind, state: means.state };
  const known = { identity: identity?.state ?? null, means: seen };
  const facts = unattendedFacts(kind, "caller", "blockingCode", known);
  const stop: UnattendedStop = {
    ...about,
    actor: callerOf(call.callSid),
    policy,
    shape: shapeOf(means === null ? { kind: "suspend" } : { kind: "block", authenticatorId: means.id }),
    reason: "unspecified",
    idempotencyKey: `${call.callSid}:confirm${means === null ? "" : `:${means.id}`}`,
    identityVersion: identity?.version ?? null,
    callSid: call.callSid,
    decidedOn: storedFacts(facts),
  };
  return {
    stop,
    means: means === null ? null : { kind: means.kind, suffix: means.serialSuffix },
    ruling: decideAct(policy.rules, facts),
  };
}

async function openCase({ tx, call, now }: Asked, citizenId: string): Promise<string> {
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
  return caseId;
}

async function prove(
  { tx, call, now }: Asked,
  about: { readonly citizenId: string; readonly caseId: string },
  policy: PolicyVersion,
): Promise<string> {
  const actor = callerOf(call.callSid);
  const verificationId = await addVerification(tx, actor, {
    ...about,
    level: "claimed",
    method: "blockingCode",
    policyId: policy.id,
    establishedAt: now,
    expiresAt: after(now, lifetime(policy.rules, "blockingCode")),
  });
  await addCaseEvent(tx, actor, about.caseId, "citizen.identified", { level: "claimed" });
  return verificationId;
}
