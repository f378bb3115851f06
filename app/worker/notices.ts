/** Tells the person on file what was done to their access, by SMS and Digital Post. */
import { cprOf } from "../../db/citizens.ts";
import { noticeForDelivery, type NoticeToDeliver } from "../../db/notices.ts";
import { prepareNotices } from "../commands/prepare-notices.ts";
import { settleNotice } from "../commands/settle-notice.ts";
import { systemActor } from "../domain/actor.ts";
import { SystemDown } from "../domain/faults.ts";
import { letterText, smsText } from "./notice-text.ts";
import type { WorkerContext } from "./context.ts";

const WORKER = systemActor("worker");

export async function prepare(context: WorkerContext, { actId }: { readonly actId: string }): Promise<void> {
  const uuid = await context.database.read(WORKER, async (tx) => {
    const row = await tx
      .selectFrom("acts")
      .innerJoin("citizens", "citizens.id", "acts.citizenId")
      .where("acts.id", "=", actId)
      .select("citizens.mitidUuid")
      .executeTakeFirst();
    return row?.mitidUuid ?? null;
  });
  await prepareNotices(context, { actId, phones: (await phonesOf(context, uuid)).length });
}

async function phonesOf(context: WorkerContext, uuid: string | null): Promise<readonly string[]> {
  if (uuid === null) return [];
  const contacts = await context.ports.mitid.contactPoints(uuid);
  return contacts.filter(({ kind }) => kind === "phone").map(({ value }) => value);
}

/** Rejects with SystemDown where the channel must be tried again. */
export async function deliver(
  context: WorkerContext,
  { noticeId }: { readonly noticeId: string },
): Promise<void> {
  const notice = await context.database.read(WORKER, (tx) => noticeForDelivery(tx, noticeId));
  if (notice?.state !== "queued") return;
  await (notice.channel === "sms" ? sendSms(context, notice) : sendLetter(context, notice));
}

async function sendSms(context: WorkerContext, notice: NoticeToDeliver): Promise<void> {
  const to = (await phonesOf(context, notice.mitidUuid))[notice.recipientOrdinal];
  if (to === undefined) {
    await settleNotice(context, { notice, state: "notPossible", errorCode: "noNumber" });
    return;
  }
  const suffix = to.slice(-2);
  // The carrier may report before its answer to us is written down: the report says which notice it is about.
  const statusCallback = `${context.settings.publicBaseUrl}/tlf/sms-status?notice=${notice.id}`;
  try {
    const { messageSid } = await context.ports.telephony.sendSms({
      to,
      body: smsText(notice),
      statusCallback,
    });
    await settleNotice(context, { notice, state: "sent", externalId: messageSid, suffix });
  } catch (error) {
    if (!(error instanceof SystemDown) || error.retryable) throw error;
    context.log.warn({ err: error, noticeId: notice.id }, "the carrier refused a message");
    await settleNotice(context, { notice, state: "failed", errorCode: "refusedByCarrier", suffix });
  }
}

async function sendLetter(context: WorkerContext, notice: NoticeToDeliver): Promise<void> {
  const { digitalPost } = context.ports;
  const cpr = await context.database.read(WORKER, (tx) => cprOf(tx, context.vault, notice.citizenId));
  if (cpr === null || (await digitalPost.contactStatus(cpr)).digitalPost !== "registered") {
    await settleNotice(context, { notice, state: "notPossible", errorCode: "notRegistered" });
    return;
  }
  const { label, paragraphs } = letterText(notice);
  const receipt = await digitalPost.sendLetter({
    messageUuid: notice.id,
    recipientCpr: cpr,
    label,
    paragraphs,
    language: notice.language,
    createdAt: notice.createdAt.toISOString(),
  });
  const accepted = receipt.status === "RECEIVED" || receipt.status === "COMPLETED";
  await settleNotice(context, {
    notice,
    state: accepted ? "sent" : "failed",
    externalId: receipt.transmissionId,
    ...(receipt.errorCode === null ? {} : { errorCode: receipt.errorCode }),
  });
}
