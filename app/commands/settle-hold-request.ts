/** An unattended request for a hold meets what the registers know: it becomes a hold, or nothing at all. */
import { z } from "zod";
import { storedFacts } from "../../db/act-facts.ts";
import { lockSubject } from "../../db/acts.ts";
import { writeAudit } from "../../db/audit.ts";
import { openCaseForCall } from "../../db/cases.ts";
import { ensureCitizen } from "../../db/citizens.ts";
import type { Tx } from "../../db/database.ts";
import { addLookup } from "../../db/lookups.ts";
import { currentPolicy } from "../../db/policy.ts";
import { addVerification } from "../../db/verifications.ts";
import { callerOf, systemActor } from "../domain/actor.ts";
import { after } from "../domain/duration.ts";
import { shapeOf } from "../domain/protection/order.ts";
import { unattendedFacts } from "../domain/protection/unattended.ts";
import { lifetime } from "../domain/verification/worth.ts";
import { acceptAct } from "./accept-act.ts";
import type { CommandContext } from "./frame.ts";

export interface OpenClaim {
  readonly subject:
    { readonly by: "cpr"; readonly cpr: string } | { readonly by: "userId"; readonly userId: string };
  readonly fact: string;
}

const claimShape = z.object({ by: z.enum(["cpr", "userId"]), value: z.string(), fact: z.string() });

const WORKER = systemActor("worker");

/** The opened claim of a request that is still to be settled; null for one that is settled. */
export function openHoldRequest(context: CommandContext, requestId: string): Promise<OpenClaim | null> {
  return context.database.transact(WORKER, async (tx) => {
    const row = await lockRequest(tx, requestId);
    if (row?.state !== "received" || row.claimCipher === null || row.claimKeyId === null) return null;
    const opened: unknown = JSON.parse(
      context.vault.open({ cipher: row.claimCipher, keyId: row.claimKeyId }),
    );
    const { by, value, fact } = claimShape.parse(opened);
    return { fact, subject: by === "cpr" ? { by, cpr: value } : { by, userId: value } };
  });
}

export interface Settlement {
  readonly requestId: string;
  /** The person the claim fits, or null when it fits nobody. */
  readonly subject: { readonly cpr: string; readonly mitidUuid: string } | null;
}

/** Settles once; the claim is wiped whichever way it went. */
export function settleHoldRequest(
  context: CommandContext,
  { requestId, subject }: Settlement,
): Promise<void> {
  return context.database.transact(WORKER, async (tx) => {
    const request = await lockRequest(tx, requestId);
    if (request?.state !== "received") return;
    const settled = { claimCipher: null, claimKeyId: null, settledAt: context.clock() };
    const state = subject === null ? "noMatch" : "placed";
    await tx
      .updateTable("holdRequests")
      .set({ ...settled, state })
      .where("id", "=", requestId)
      .execute();
    if (subject !== null) return placeHold(tx, context, request, subject);
    await writeAudit(tx, WORKER, {
      action: "hold.settle",
      outcome: "refused",
      callSid: request.callSid,
      facts: { requestId, state },
    });
  });
}

type Request = NonNullable<Awaited<ReturnType<typeof lockRequest>>>;

async function placeHold(
  tx: Tx,
  context: CommandContext,
  request: Request,
  subject: NonNullable<Settlement["subject"]>,
): Promise<void> {
  const now = context.clock();
  const caller = callerOf(request.callSid);
  const policy = await currentPolicy(tx, now);
  const citizen = await ensureCitizen(tx, context.vault, subject);
  // The person before the case and its number, as on every way to an act: nobody waits for another crosswise.
  await lockSubject(tx, citizen.id);
  const opened = await openCase(tx, request, citizen.id, now);
  for (const system of ["mitid", "cpr"]) {
    const look = {
      caseId: opened.id,
      citizenId: citizen.id,
      system,
      purpose: "hold",
      outcome: "found",
      snapshot: null,
    } as const;
    await addLookup(tx, context.vault, WORKER, look);
    const about = { citizenId: citizen.id, caseId: opened.id, callSid: request.callSid, facts: { system } };
    await writeAudit(tx, WORKER, { action: "citizen.look", outcome: "seen", purpose: "hold", ...about });
  }
  const verificationId = await addVerification(tx, caller, {
    citizenId: citizen.id,
    caseId: opened.id,
    level: "claimed",
    method: "cprAndFact",
    policyId: policy.id,
    establishedAt: now,
    expiresAt: after(now, lifetime(policy.rules, "cprAndFact")),
  });
  await acceptAct(tx, context, {
    actor: caller,
    caseId: opened.id,
    citizenId: citizen.id,
    verificationId,
    policy,
    proposalId: null,
    requester: "subject",
    shape: shapeOf({ kind: "hold" }),
    means: null,
    coolingHours: 0,
    decidedOn: storedFacts(unattendedFacts("hold", "caller", "cprAndFact")),
    reason: "unspecified",
    idempotencyKey: `${request.callSid}:hold`,
    receiptNumber: request.receiptNumber,
    identityVersion: null,
    callSid: request.callSid,
  });
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

function lockRequest(tx: Tx, id: string) {
  return tx
    .selectFrom("holdRequests")
    .where("id", "=", id)
    .select(["id", "state", "callSid", "receiptNumber", "claimCipher", "claimKeyId"])
    .forUpdate()
    .executeTakeFirst();
}
