/** Sends a new blocking code to the person's own Digital Post. */
import { blockingCodeLetter, settleBlockingCode } from "../commands/verify/settle-blocking-code.ts";
import type { WorkerContext } from "./context.ts";
import { blockingCodeText } from "./proof-text.ts";

/** Rejects with SystemDown where Digital Post must be tried again. */
export async function deliverBlockingCode(
  context: WorkerContext,
  { codeId }: { readonly codeId: string },
): Promise<void> {
  const letter = await blockingCodeLetter(context, codeId);
  if (letter === null) return;
  const { cpr, language } = letter;
  const { digitalPost } = context.ports;
  if (cpr === null || (await digitalPost.contactStatus(cpr)).digitalPost !== "registered") {
    await settleBlockingCode(context, codeId, { state: "notSent", reason: "notRegistered" });
    return;
  }
  const receipt = await digitalPost.sendLetter({
    messageUuid: codeId,
    recipientCpr: cpr,
    ...blockingCodeText(language, letter.code),
    language,
    createdAt: letter.issuedAt.toISOString(),
  });
  const isSent = receipt.status === "RECEIVED" || receipt.status === "COMPLETED";
  const reason = receipt.errorCode ?? "refused";
  await settleBlockingCode(context, codeId, isSent ? { state: "sent" } : { state: "notSent", reason });
}
