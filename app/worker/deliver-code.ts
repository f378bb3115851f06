/** Sends a one-time code to every phone on file that is settled now, whatever was on file when it was ordered. */
import { beginCodeDelivery, type CodeDelivery } from "../commands/verify/begin-code-delivery.ts";
import { settleCodeDelivery, type CodeDelivered } from "../commands/verify/settle-code-delivery.ts";
import { SystemDown } from "../domain/faults.ts";
import { settledPhones } from "../domain/verification/one-time-code.ts";
import { recheckPhones } from "../lookups/recheck-phones.ts";
import type { WorkerContext } from "./context.ts";
import { codeText } from "./proof-text.ts";

/** Rejects with SystemDown where it must be tried again, while the code lives. */
export async function deliverCode(
  context: WorkerContext,
  { codeId }: { readonly codeId: string },
): Promise<void> {
  const delivery = await beginCodeDelivery(context, codeId);
  if (delivery === null) return;
  const { caseId } = delivery;
  await settleCodeDelivery(context, { codeId, caseId, outcome: await send(context, delivery) });
}

async function send(context: WorkerContext, delivery: CodeDelivery): Promise<CodeDelivered["outcome"]> {
  const { mitidUuid, caseId, citizenId } = delivery;
  if (mitidUuid === null) return { state: "notSent", reason: "contact.none" };
  const contacts = await recheckPhones(context, { caseId, citizenId, mitidUuid });
  const phones = settledPhones(contacts, delivery.contactRules, context.clock());
  if (phones.length === 0) {
    const isAny = contacts.some(({ kind }) => kind === "phone");
    return { state: "notSent", reason: isAny ? "contact.tooYoung" : "contact.none" };
  }
  return sendToAll(
    context,
    delivery,
    phones.map(({ value }) => value),
  );
}

/** One message that has left is enough; the others are tried and not waited for. */
async function sendToAll(
  context: WorkerContext,
  { codeId, language, code, isForWeb }: CodeDelivery,
  phones: readonly string[],
): Promise<CodeDelivered["outcome"]> {
  const body = codeText(language, code, isForWeb);
  const statusCallback = `${context.settings.publicBaseUrl}/tlf/sms-status`;
  const sids: string[] = [];
  let silence: SystemDown | null = null;
  for (const to of phones) {
    try {
      const { messageSid } = await context.ports.telephony.sendSms({ to, body, statusCallback });
      sids.push(messageSid);
    } catch (error) {
      if (!(error instanceof SystemDown)) throw error;
      context.log.warn({ err: error, codeId }, "a code was not taken by the carrier");
      if (error.retryable) silence = error;
    }
  }
  const [messageSid] = sids;
  if (messageSid !== undefined) return { state: "sent", messageSid, messages: sids.length };
  if (silence !== null) throw silence;
  return { state: "notSent", reason: "refusedByCarrier" };
}
