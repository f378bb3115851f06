/** A citizen stops their own access on the web with a blocking code: case, proof and acts are written together. */
import { storedFacts } from "../../db/act-facts.ts";
import { lockSubject } from "../../db/acts.ts";
import { writeAudit } from "../../db/audit.ts";
import { lastLookOf, type SeenIdentity } from "../../db/caller-looks.ts";
import { addCaseEvent, caseOfVisit, openCaseForVisit, setSubject, type CaseRow } from "../../db/cases.ts";
import type { Tx } from "../../db/database.ts";
import { currentPolicy } from "../../db/policy.ts";
import { newReceipt } from "../../db/receipts.ts";
import { addVerification } from "../../db/verifications.ts";
import { stopsOfVisit } from "../../db/visits.ts";
import { citizenOf } from "../domain/actor.ts";
import { after } from "../domain/duration.ts";
import type { PolicyVersion } from "../domain/policy/policy.ts";
import type { StopReason } from "../domain/protection/acts.ts";
import { decideAct, type ActRefusal } from "../domain/protection/decide.ts";
import { effectOf } from "../domain/protection/effect.ts";
import type { ActFacts } from "../domain/protection/facts.ts";
import type { AuthenticatorKind } from "../domain/protection/means.ts";
import { shapeOf } from "../domain/protection/order.ts";
import { unattendedFacts } from "../domain/protection/unattended.ts";
import { allow, refuse, type Ruling } from "../domain/ruling.ts";
import { lifetime } from "../domain/verification/worth.ts";
import { acceptAct } from "./accept-act.ts";
import { checkWebCode, type CodeRefusal, type WebCode } from "./check-web-code.ts";
import type { CommandContext } from "./frame.ts";
import { refuseUnattended } from "./refuse-unattended.ts";

export interface PlaceCitizenStop extends WebCode {
  /** `means`: every means of that kind, for nobody at home knows one kodeviser's id from another's. */
  readonly stop:
    { readonly kind: "hold" | "suspend" } | { readonly kind: "block"; readonly means: AuthenticatorKind };
  readonly reason: StopReason;
  readonly language: "da" | "en";
}

export interface CitizenStop {
  readonly caseNumber: string;
  readonly receiptNumber: string;
  /** `alreadyDone`: somebody else has asked for all of it before, and this receipt points there. */
  readonly fate: "underWay" | "alreadyDone";
}

type Stopping = Ruling<CitizenStop, CodeRefusal | ActRefusal | "visit.otherSubject">;

/** A visit that has stopped something and asks again is given the same receipt. */
export function placeCitizenStop(context: CommandContext, order: PlaceCitizenStop): Promise<Stopping> {
  const actor = citizenOf(order.visitId);
  return context.database.transact(actor, async (tx) => {
    const before = await stopsOfVisit(tx, order.visitId, order.stop, context.clock());
    if (before !== null) return allow(before);
    const checked = await checkWebCode(tx, context, order);
    if (!checked.allowed) return checked;
    const { citizenId } = checked.value;
    await lockSubject(tx, citizenId);
    const meanwhile = await stopsOfVisit(tx, order.visitId, order.stop, context.clock());
    if (meanwhile !== null) return allow(meanwhile);
    const known = await caseOfVisit(tx, order.visitId);
    // One visit is about one person: whoever comes with somebody else's code begins anew.
    if (known !== undefined && known.citizenId !== null && known.citizenId !== citizenId)
      return refuseOnRecord(tx, actor, order, citizenId, refuse("visit.otherSubject"));
    const policy = await currentPolicy(tx, context.clock());
    const look = await lastLookOf(tx, context.vault, { actor, citizenId });
    const ruled = decideAll(policy, order, look?.identity ?? null);
    if (!ruled.allowed)
      return refuseOnFile(
        tx,
        context,
        { actor, order, citizenId, policy, identity: look?.identity ?? null },
        ruled,
      );
    return place(
      tx,
      context,
      { actor, order, citizenId, policy, identity: look?.identity ?? null },
      ruled.value,
    );
  });
}

type Means = SeenIdentity["authenticators"][number];

interface Stop {
  /** Null where the whole identity is stopped. */
  readonly means: Means | null;
  readonly facts: ActFacts;
}

/** What can be stopped, or why nothing can. */
function decideAll(
  { rules }: PolicyVersion,
  { stop }: PlaceCitizenStop,
  identity: SeenIdentity | null,
): Ruling<readonly Stop[], ActRefusal> {
  const wanted = stop.kind === "block" ? meansToBlock(identity, stop.means) : [null];
  if (wanted.length === 0) return refuse(identity === null ? "identity.unknown" : "means.unknown");
  const known = identity?.state ?? null;
  const decided = wanted.map((means) => {
    const facts = unattendedFacts(stop.kind, "citizen", "blockingCode", { identity: known, means });
    return { means, facts, ruling: decideAct(rules, facts) };
  });
  const refused = decided.find(({ ruling }) => !ruling.allowed);
  return refused?.ruling.allowed === false ? refused.ruling : allow(decided);
}

/** What is not blocked as far as we have seen; where nothing is left, whoever asks again gets a receipt for that. */
function meansToBlock(identity: SeenIdentity | null, wanted: AuthenticatorKind): readonly Means[] {
  const ofKind = identity?.authenticators.filter(({ kind }) => kind === wanted) ?? [];
  const open = ofKind.filter(
    (means) => effectOf({ kind: "block", identity: identity?.state ?? null, means }).length === 0,
  );
  return open.length > 0 ? open : ofKind;
}

type Visitor = ReturnType<typeof citizenOf>;

interface Placed {
  readonly actor: Visitor;
  readonly order: PlaceCitizenStop;
  readonly citizenId: string;
  readonly policy: PolicyVersion;
  readonly identity: SeenIdentity | null;
}

async function place(
  tx: Tx,
  context: CommandContext,
  placed: Placed,
  stops: readonly Stop[],
): Promise<Stopping> {
  const { actor, order, citizenId, policy, identity } = placed;
  const opened = await openCase(tx, context, placed);
  const verificationId = await prove(tx, context, placed, opened.id);
  const receiptNumber = await newReceipt(tx);
  const fates = new Set<CitizenStop["fate"]>();
  for (const { means, facts } of stops) {
    const { kind } = order.stop;
    const { fate } = await acceptAct(tx, context, {
      ...{ actor, citizenId, verificationId, policy, receiptNumber },
      caseId: opened.id,
      proposalId: null,
      requester: "subject",
      shape: shapeOf(kind === "block" ? { kind, authenticatorId: means?.id ?? "" } : { kind }),
      means: means === null ? null : { kind: means.kind, suffix: means.serialSuffix },
      coolingHours: 0,
      reason: order.reason,
      idempotencyKey: `${order.visitId}:${kind}:${means === null ? "" : means.id}:${receiptNumber}`,
      identityVersion: identity?.version ?? null,
      callSid: null,
      decidedOn: storedFacts(facts),
    });
    fates.add(fate);
  }
  const fate = fates.has("underWay") ? "underWay" : "alreadyDone";
  return allow({ caseNumber: opened.number, receiptNumber, fate });
}

async function openCase(
  tx: Tx,
  { clock }: CommandContext,
  { actor, order, citizenId }: Placed,
): Promise<CaseRow> {
  const { visitId, language } = order;
  const now = clock();
  const about = { system: "mitid", topic: "block", language, citizenId, now };
  const known = await caseOfVisit(tx, visitId);
  const opened = known ?? (await openCaseForVisit(tx, actor, about));
  if (opened.citizenId === null) await setSubject(tx, opened.id, citizenId);
  return opened;
}

async function prove(
  tx: Tx,
  { clock }: CommandContext,
  { actor, citizenId, policy }: Placed,
  caseId: string,
): Promise<string> {
  const now = clock();
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
  return verificationId;
}

/** What the policy does not open stays on file as an act that came to nothing, in the visit's case. */
async function refuseOnFile(
  tx: Tx,
  context: CommandContext,
  placed: Placed,
  ruling: Extract<Ruling<never, ActRefusal>, { allowed: false }>,
): Promise<Stopping> {
  const { actor, order, citizenId, policy, identity } = placed;
  const { kind } = order.stop;
  const [means] = order.stop.kind === "block" ? meansToBlock(identity, order.stop.means) : [null];
  // A block of nothing that anybody knows of is no act.
  if (means === undefined) return refuseOnRecord(tx, actor, order, citizenId, ruling);
  const opened = await openCase(tx, context, placed);
  const facts = unattendedFacts(kind, "citizen", "blockingCode", {
    identity: identity?.state ?? null,
    means,
  });
  const stop = {
    ...{ actor, caseId: opened.id, citizenId, policy, reason: order.reason, callSid: null },
    shape: { kind, authenticatorId: means?.id ?? null, orderedMeans: null, delivery: null },
    idempotencyKey: `${order.visitId}:${kind}`,
    receiptNumber: await newReceipt(tx),
    identityVersion: identity?.version ?? null,
    decidedOn: storedFacts(facts),
  };
  await refuseUnattended(tx, stop, ruling.reasons);
  return ruling;
}

async function refuseOnRecord(
  tx: Tx,
  actor: Visitor,
  { visitId: correlationId, stop }: PlaceCitizenStop,
  citizenId: string,
  ruling: Extract<Stopping, { allowed: false }>,
): Promise<Stopping> {
  const facts = { kind: stop.kind, reasons: ruling.reasons };
  await writeAudit(tx, actor, { action: "act.accept", outcome: "refused", correlationId, citizenId, facts });
  return ruling;
}
