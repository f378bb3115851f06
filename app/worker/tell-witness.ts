/** Tells a witness by SMS, e-mail and Digital Post that they have vouched; of the person they vouched for it says nothing. */
import {
  beginWitnessNotice,
  prepareWitnessNotices,
  settleWitnessNotice,
  witnessToTell,
} from "../commands/verify/tell-witness.ts";
import { SystemDown } from "../domain/faults.ts";
import { spokenMoment } from "../locales/notice-words.ts";
import { plainNumber } from "../locales/phone-number.ts";
import { spokenIn } from "../locales/spoken.ts";
import type { WitnessNoticeEnd } from "../../db/witness-notices.ts";
import type { NoticeContext } from "./context.ts";
import { contactsOf } from "./notice-reach.ts";

/** Neither MitID nor the registers know another language of theirs. */
const LANGUAGE = "da";

/** Post first, it waits for nobody. Rejects with SystemDown where MitID must be asked again for the contacts. */
export async function tellWitness(
  context: NoticeContext,
  { checkId }: { readonly checkId: string },
): Promise<void> {
  const witness = await witnessToTell(context, checkId);
  if (witness === undefined) return;
  await prepareWitnessNotices(context, checkId, [
    { channel: "digitalPost", ordinal: 0, recipientIndex: null },
  ]);
  const known = await contactsOf(context, witness.mitidUuid);
  const ways = (["sms", "email"] as const).flatMap((channel) =>
    known[channel].map((to, ordinal) => ({
      ...{ channel, ordinal },
      recipientIndex: context.vault.index("contact", to),
    })),
  );
  await prepareWitnessNotices(context, checkId, ways);
}

type Notice = NonNullable<Awaited<ReturnType<typeof beginWitnessNotice>>>;

/** Rejects with SystemDown where the channel must be tried again. */
export async function deliverWitnessNotice(
  context: NoticeContext,
  { noticeId }: { readonly noticeId: string },
): Promise<void> {
  const notice = await beginWitnessNotice(context, noticeId);
  if (notice === null) return;
  try {
    await settleWitnessNotice(context, noticeId, await send(context, notice));
  } catch (error) {
    if (!(error instanceof SystemDown) || error.retryable) throw error;
    context.log.warn({ err: error, noticeId }, "a witness was not told");
    await settleWitnessNotice(context, noticeId, "failed");
  }
}

async function send(context: NoticeContext, notice: Notice): Promise<WitnessNoticeEnd> {
  if (notice.channel === "digitalPost") return sendLetter(context, notice);
  const { channel, recipientIndex } = notice;
  const known = (await contactsOf(context, notice.mitidUuid))[channel];
  const to = known.find((one) => recipientIndex?.equals(context.vault.index("contact", one)) === true);
  if (to === undefined) return "notPossible";
  const { sms: body, label: subject, paragraphs } = textOf(context, notice);
  if (channel === "email") {
    await context.ports.mail.send({ messageUuid: notice.id, to, subject, paragraphs, language: LANGUAGE });
    return "sent";
  }
  const { telephony } = context.ports;
  const statusCallback = `${context.settings.publicBaseUrl}/tlf/sms-status`;
  // The answer to an earlier try may have been lost.
  const wasSent = notice.attempts > 0 && (await telephony.findSms({ to, body, since: notice.createdAt }));
  if (!wasSent) await telephony.sendSms({ to, body, statusCallback });
  return "sent";
}

async function sendLetter(context: NoticeContext, notice: Notice): Promise<WitnessNoticeEnd> {
  const { digitalPost } = context.ports;
  const { cpr, id: messageUuid, createdAt } = notice;
  if (cpr === null || (await digitalPost.contactStatus(cpr)).digitalPost !== "registered")
    return "notPossible";
  const { label, paragraphs } = textOf(context, notice);
  const { status } = await digitalPost.sendLetter({
    ...{ messageUuid, recipientCpr: cpr, label, paragraphs, language: LANGUAGE },
    createdAt: createdAt.toISOString(),
  });
  return status === "RECEIVED" || status === "COMPLETED" ? "sent" : "failed";
}

function textOf({ settings }: NoticeContext, { at }: Pick<Notice, "at">) {
  const t = spokenIn(LANGUAGE);
  const when = spokenMoment(LANGUAGE, at);
  const values = { onDay: when.day, at: when.clock, number: plainNumber(settings.lineNumber) };
  return {
    sms: t("messages:witness.sms", values),
    label: t("messages:witness.label"),
    paragraphs: [
      t("messages:witness.what", values),
      t("messages:witness.limit"),
      t("messages:witness.notYou", values),
    ],
  };
}
