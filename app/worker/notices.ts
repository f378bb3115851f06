/** Tells the person on file what was done to their access, by SMS, NemSMS, e-mail, Digital Post or a letter on paper. */
import { cprOf } from "../../db/citizens.ts";
import { noticeForDelivery, toldOf, type NoticeToDeliver } from "../../db/notices.ts";
import type { LetterReceipt } from "../../integrations/digital-post/port.ts";
import { beginNotice } from "../commands/begin-notice.ts";
import { prepareNotices } from "../commands/prepare-notices.ts";
import { queueLetter } from "../commands/queue-letter.ts";
import { settleNotice } from "../commands/settle-notice.ts";
import { stopTokenOf } from "../commands/stop-token.ts";
import { systemActor } from "../domain/actor.ts";
import { SystemDown } from "../domain/faults.ts";
import { noticeStillHolds } from "../domain/protection/notice-truth.ts";
import { contactWays, isToldOf, postWays, type NoticeTemplate } from "../domain/protection/notices.ts";
import { stopOf } from "../domain/protection/withdrawal.ts";
import type { NoticeContext } from "./context.ts";
import { addressed, contactsOf, postOf, recipientOf } from "./notice-reach.ts";
import { letterText, nemSmsText, smsText } from "../locales/notice-text.ts";

const WORKER = systemActor("worker");

interface Prepare {
  readonly actId: string;
  readonly template: NoticeTemplate;
}

/**
 * Post first: it waits for nobody. Rejects with SystemDown where MitID must be asked again for the numbers; what goes
 * by post is on its way then.
 */
export async function prepare(context: NoticeContext, { actId, template }: Prepare): Promise<void> {
  const told = await context.database.read(WORKER, (tx) => toldOf(tx, actId));
  if (told === undefined || !isToldOf(template, told.registerSays)) return;
  const byPost = postWays(template, await postOf(context, told.citizenId));
  await prepareNotices(context, { actId, template, ways: byPost });
  if (template === "decision") return;
  const known = await contactsOf(context, told.mitidUuid);
  const counted = { phones: known.sms.length, emails: known.email.length };
  const ways = contactWays(template, counted).map((way) => addressed(context, way, known));
  await prepareNotices(context, { actId, template, ways });
}

/** Rejects with SystemDown where the channel must be tried again. */
export async function deliver(
  context: NoticeContext,
  { noticeId }: { readonly noticeId: string },
): Promise<void> {
  const notice = await context.database.read(WORKER, (tx) => noticeForDelivery(tx, noticeId));
  if (notice?.state !== "queued") return;
  if (!noticeStillHolds(notice)) return settle(context, notice, { state: "overtaken" });
  await beginNotice(context, noticeId);
  switch (notice.channel) {
    case "sms":
      return sendSms(context, notice);
    case "nemSms":
      return sendNemSms(context, notice);
    case "digitalPost":
      return sendLetter(context, notice);
    case "letter":
      return queueLetter(context, { noticeId });
    case "email":
      return sendMail(context, notice);
    default:
      return notice.channel satisfies never;
  }
}

type Outcome = Omit<Parameters<typeof settleNotice>[1], "notice">;

async function settle(context: NoticeContext, { id }: NoticeToDeliver, outcome: Outcome): Promise<void> {
  await settleNotice(context, { notice: { id }, ...outcome });
}

async function sendSms(context: NoticeContext, notice: NoticeToDeliver): Promise<void> {
  const to = await recipientOf(context, notice, "sms");
  if (to === undefined) return settle(context, notice, { state: "notPossible", errorCode: "noNumber" });
  const suffix = to.slice(-2);
  const body = smsText(notice, context.settings.lineNumber);
  // The carrier may report before its answer to us is written down: the report says which notice it is about.
  const statusCallback = `${context.settings.publicBaseUrl}/tlf/sms-status?notice=${notice.id}`;
  const { telephony } = context.ports;
  try {
    // The answer to an earlier try may have been lost: a message with this receipt number is not sent twice.
    const known =
      notice.attempts === 0 ? null : await telephony.findSms({ to, body, since: notice.createdAt });
    const messageSid = known ?? (await telephony.sendSms({ to, body, statusCallback })).messageSid;
    await settle(context, notice, { state: "sent", externalId: messageSid, suffix });
  } catch (error) {
    if (!(error instanceof SystemDown) || error.retryable) throw error;
    context.log.warn({ err: error, noticeId: notice.id }, "the carrier refused a message");
    await settle(context, notice, { state: "failed", errorCode: "refusedByCarrier", suffix });
  }
}

/** Without the stop link, as an SMS is: nobody should learn to trust a link in a mail that seems to be ours. */
async function sendMail(context: NoticeContext, notice: NoticeToDeliver): Promise<void> {
  const to = await recipientOf(context, notice, "email");
  if (to === undefined) return settle(context, notice, { state: "notPossible", errorCode: "noAddress" });
  const { label: subject, paragraphs } = letterText(notice, frameOf(context, null));
  const { id: messageUuid, language } = notice;
  try {
    await context.ports.mail.send({ messageUuid, to, subject, paragraphs, language });
    await settle(context, notice, { state: "sent" });
  } catch (error) {
    if (!(error instanceof SystemDown) || error.retryable) throw error;
    await settle(context, notice, { state: "failed", errorCode: "refusedByCarrier" });
  }
}

async function sendNemSms(context: NoticeContext, notice: NoticeToDeliver): Promise<void> {
  const { digitalPost } = context.ports;
  const cpr = await context.database.read(WORKER, (tx) => cprOf(tx, context.vault, notice.citizenId));
  const sent = await unlessRefused(context, notice, async () => {
    if (cpr === null || !(await digitalPost.contactStatus(cpr)).nemSms) return "notRegistered";
    return digitalPost.sendNemSms({
      messageUuid: notice.id,
      recipientCpr: cpr,
      ...nemSmsText(notice, context.settings.lineNumber),
    });
  });
  await settle(context, notice, sent);
}

/** Whoever has no Digital Post, has left it since, or is not reached by it, gets the same on paper. */
async function sendLetter(context: NoticeContext, notice: NoticeToDeliver): Promise<void> {
  const { digitalPost } = context.ports;
  const { actId, template } = notice;
  const cpr = await context.database.read(WORKER, (tx) => cprOf(tx, context.vault, notice.citizenId));
  const sent = await unlessRefused(context, notice, async () => {
    if (cpr === null || (await digitalPost.contactStatus(cpr)).digitalPost !== "registered")
      return "notRegistered";
    return digitalPost.sendLetter({
      messageUuid: notice.id,
      recipientCpr: cpr,
      ...letterText(notice, frameOf(context, stopLink(context, notice))),
      language: notice.language,
      createdAt: notice.createdAt.toISOString(),
    });
  });
  const ways = [{ channel: "letter", ordinal: 0 }] as const;
  if (sent.state !== "sent" && template !== "code") await prepareNotices(context, { actId, template, ways });
  await settle(context, notice, sent);
}

/** What came of handing it to Digital Post. Rejects with SystemDown where it must be tried again. */
async function unlessRefused(
  { log }: NoticeContext,
  { id: noticeId }: NoticeToDeliver,
  send: () => Promise<LetterReceipt | "notRegistered">,
): Promise<Outcome> {
  try {
    const receipt = await send();
    if (receipt === "notRegistered") return { state: "notPossible", errorCode: receipt };
    const { status, transmissionId: externalId, errorCode } = receipt;
    const isTaken = status === "RECEIVED" || status === "COMPLETED";
    if (isTaken) return { state: "sent", externalId };
    return { state: "failed", externalId, errorCode: errorCode ?? "refusedByDigitalPost" };
  } catch (error) {
    if (!(error instanceof SystemDown) || error.retryable) throw error;
    log.warn({ err: error, noticeId }, "Digital Post refused a message");
    return { state: "failed", errorCode: "refusedByDigitalPost" };
  }
}

const frameOf = ({ settings: { lineNumber } }: NoticeContext, stopLink: string | null) => ({
  lineNumber,
  stopLink,
});

/** Where the person can stop what was ordered in their name; null where there is nothing left to stop. */
function stopLink(context: NoticeContext, notice: NoticeToDeliver): string | null {
  const { kind, actId, actState: state, notBefore, template, language } = notice;
  if (template !== "act" && template !== "coolingOff") return null;
  if (stopOf({ kind, state, notBefore }, notice.reissueState) === null) return null;
  const path = `${language === "en" ? "/en" : ""}/stop/${stopTokenOf(context.vault, actId)}`;
  return context.settings.publicBaseUrl + path;
}
