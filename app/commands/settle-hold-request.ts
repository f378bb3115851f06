/** An unattended request for a hold meets what the registers know: it becomes a hold, or nothing at all. */
import { z } from "zod";
import { storedFacts } from "../../db/act-facts.ts";
import { lockSubject } from "../../db/acts.ts";
import { writeAudit } from "../../db/audit.ts";
import { openCaseForCall } from "../../db/cases.ts";
import { ensureCitizen } from "../../db/citizens.ts";
import type { Tx } from "../../db/database.ts";
import { endHoldRequest, lockHoldRequest, noteTry } from "../../db/hold-requests.ts";
import { addJob } from "../../db/jobs.ts";
import { addLookup } from "../../db/lookups.ts";
import { currentPolicy } from "../../db/policy.ts";
import { addVerification } from "../../db/verifications.ts";
import { callerOf, systemActor } from "../domain/actor.ts";
import { after } from "../domain/duration.ts";
import { shapeOf } from "../domain/protection/order.ts";
import { stopAtOnce } from "../domain/protection/register.ts";
import { unattendedFacts } from "../domain/protection/unattended.ts";
import { decideAct } from "../domain/protection/decide.ts";
import { lifetime } from "../domain/verification/worth.ts";
import { acceptAct } from "./accept-act.ts";
import type { CommandContext } from "./frame.ts";
import { pauseAfter } from "./postpone-delivery.ts";
import { standDown } from "./raise-alarm.ts";
import { refuseUnattended, type UnattendedStop } from "./refuse-unattended.ts";

export interface OpenClaim {
  readonly subject:
    { readonly by: "cpr"; readonly cpr: string } | { readonly by: "userId"; readonly userId: string };
  readonly fact: string;
}

const claimShape = z.object({ by: z.enum(["cpr", "userId"]), value: z.string(), fact: z.string() });

const WORKER = systemActor("worker");

/** An attempt begins: the opened claim of a request that is still to be settled; null for one that is settled. */
export function openHoldRequest(
  context: CommandContext,
  requestId: string,
): Promise<(OpenClaim & { readonly attempt: number }) | null> {
  return context.database.transact(WORKER, async (tx) => {
    const row = await lockHoldRequest(tx, requestId);
    if (row?.state !== "received" || row.claimCipher === null || row.claimKeyId === null) return null;
    const attempt = await noteTry(tx, requestId, context.clock());
    const opened: unknown = JSON.parse(
      context.vault.open({ cipher: row.claimCipher, keyId: row.claimKeyId }),
    );
    const { by, value, fact } = claimShape.parse(opened);
    return { attempt, fact, subject: by === "cpr" ? { by, cpr: value } : { by, userId: value } };
  });
}

export interface Settlement {
  readonly requestId: string;
  /** Whom the number belongs to; null where it belongs to nobody with a MitID. */
  readonly subject: LookedUp | null;
  /** The fact that was keyed in is theirs, too. */
  readonly fits: boolean;
}

interface LookedUp {
  readonly cpr: string;
  readonly mitidUuid: string;
  /** What the CPR register says the number is worth; null where it does not know it. */
  readonly registerStatus: string | null;
}

/** A register is silent: the request is tried again, soon at first and then each minute, until it is settled. */
export function postponeHoldRequest(
  context: CommandContext,
  { requestId, attempt }: { readonly requestId: string; readonly attempt: number },
): Promise<void> {
  return context.database.transact(WORKER, (tx) =>
    addJob(
      tx,
      "settle-hold-request",
      { requestId },
      { key: `settle-hold-request:${requestId}`, runAt: after(context.clock(), pauseAfter(attempt)) },
    ),
  );
}

/** Settles once; the claim is wiped whichever way it went. */
export function settleHoldRequest(
  context: CommandContext,
  { requestId, subject, fits }: Settlement,
): Promise<void> {
  return context.database.transact(WORKER, async (tx) => {
    const request = await lockHoldRequest(tx, requestId);
    if (request?.state !== "received") return;
    const now = context.clock();
    const state =
      subject === null || !fits
        ? await noMatch(tx, context, subject)
        : await placeHold(tx, context, request, subject);
    await endHoldRequest(tx, requestId, state, now);
    const about = { callSid: request.callSid, facts: { requestId, state } };
    if (state === "noMatch")
      await writeAudit(tx, WORKER, { action: "hold.settle", outcome: "refused", ...about });
    await standDown(tx, "holdRequestSilent", requestId, now);
  });
}

type Request = NonNullable<Awaited<ReturnType<typeof lockHoldRequest>>>;

/** Whoever guesses leaves no case behind; that the register has said that somebody is dead is heeded all the same. */
async function noMatch(tx: Tx, context: CommandContext, subject: LookedUp | null): Promise<"noMatch"> {
  const said = subject?.registerStatus ?? null;
  if (subject === null || said === null || stopAtOnce(said) === null) return "noMatch";
  const { id: citizenId } = await ensureCitizen(tx, context.vault, subject);
  await keepLooks(tx, context, { citizenId, caseId: null, registerStatus: said });
  return "noMatch";
}

async function placeHold(
  tx: Tx,
  context: CommandContext,
  request: Request,
  subject: LookedUp,
): Promise<"placed" | "refused"> {
  const now = context.clock();
  const caller = callerOf(request.callSid);
  const policy = await currentPolicy(tx, now);
  const citizen = await ensureCitizen(tx, context.vault, subject);
  // The person before the case and its number, as on every way to an act: nobody waits for another crosswise.
  await lockSubject(tx, citizen.id);
  const opened = await openCase(tx, request, citizen.id, now);
  const { registerStatus } = subject;
  await keepLooks(tx, context, { citizenId: citizen.id, caseId: opened.id, registerStatus });
  const facts = unattendedFacts("hold", "caller", "cprAndFact");
  const stop = {
    actor: caller,
    caseId: opened.id,
    citizenId: citizen.id,
    policy,
    shape: shapeOf({ kind: "hold" }),
    reason: "unspecified",
    idempotencyKey: `${request.callSid}:hold`,
    receiptNumber: request.receiptNumber,
    identityVersion: null,
    callSid: request.callSid,
    decidedOn: storedFacts(facts),
  } as const;
  const ruling = decideAct(policy.rules, facts);
  if (!ruling.allowed) {
    await refuseUnattended(tx, stop, ruling.reasons);
    return "refused";
  }
  const verificationId = await prove(tx, stop, now);
  const unasked = { proposalId: null, requester: "subject", means: null, coolingHours: 0 } as const;
  await acceptAct(tx, context, { ...stop, ...unasked, verificationId });
  return "placed";
}

const prove = (tx: Tx, { actor, citizenId, caseId, policy }: UnattendedStop, now: Date): Promise<string> =>
  addVerification(tx, actor, {
    citizenId,
    caseId,
    level: "claimed",
    method: "cprAndFact",
    policyId: policy.id,
    establishedAt: now,
    expiresAt: after(now, lifetime(policy.rules, "cprAndFact")),
  });

/** The looks themselves are in the audit log since they were made (record-hold-look.ts). */
async function keepLooks(
  tx: Tx,
  context: CommandContext,
  {
    registerStatus,
    ...about
  }: Pick<LookedUp, "registerStatus"> & {
    readonly citizenId: string;
    readonly caseId: string | null;
  },
): Promise<void> {
  for (const system of ["mitid", "cpr"]) {
    const look = { ...about, system, purpose: "hold", outcome: "found", snapshot: null } as const;
    const said = system === "cpr" ? registerStatus : null;
    await addLookup(tx, context.vault, WORKER, { ...look, registerStatus: said });
  }
}

async function openCase(tx: Tx, request: Request, citizenId: string, now: Date) {
  const { correlationId, language } = await tx
    .selectFrom("phoneCalls")
    .where("callSid", "=", request.callSid)
    .select(["correlationId", "language"])
    .executeTakeFirstOrThrow();
  const { callSid } = request;
  const order = {
    system: "mitid",
    topic: "block",
    language,
    priority: 0,
    callSid,
    correlationId,
    ownerId: null,
    citizenId,
    now,
  };
  return openCaseForCall(tx, systemActor("line"), order);
}
