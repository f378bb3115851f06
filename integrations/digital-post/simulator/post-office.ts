/** The simulated post office: takes letters, knows them again, and keeps their receipts. */
import { randomUUID } from "node:crypto";
import { maskCpr } from "../../../app/domain/cpr.ts";
import type { DemoPerson } from "../../people.ts";
import type { WireReceipt } from "../schemas.ts";
import { letterText } from "./letter-text.ts";
import type { ReadMemo } from "./memo-reader.ts";

/** A delivered letter as `_control/letters` lists it. */
export interface DeliveredLetter {
  readonly messageUUID: string;
  readonly receivedAt: string;
  readonly messageType: string;
  readonly sender: string;
  readonly recipient: string;
  readonly label: string;
  readonly text: string;
  readonly xml: string;
}

export interface Taken {
  readonly receipt: WireReceipt;
  readonly replayed: boolean;
}

export interface PostOffice {
  take(memo: ReadMemo, xml: string): Taken;
  personOf(memo: ReadMemo): DemoPerson | undefined;
  readonly letters: () => readonly DeliveredLetter[];
  /** Business receipts, found by the transmission they belong to. */
  businessReceipts(): readonly WireReceipt[];
  /** The receiver's own word on a delivered message; false where there is no such message. */
  settle(messageUuid: string, outcome: Partial<WireReceipt>): boolean;
  reset(): void;
}

export function createPostOffice(people: readonly DemoPerson[], now: () => Date): PostOffice {
  const receipts = new Map<string, WireReceipt>();
  const business = new Map<string, WireReceipt>();
  const letters: DeliveredLetter[] = [];
  const personOf = (memo: ReadMemo) => {
    const { idType, recipientID } = memo.MessageHeader.Recipient;
    return idType === "CPR" ? people.find((one) => one.cpr === recipientID) : undefined;
  };

  return {
    personOf,
    take(memo, xml) {
      const uuid = memo.MessageHeader.messageUUID.toLowerCase();
      const known = receipts.get(uuid);
      if (known !== undefined) return { receipt: known, replayed: true };
      const receipt = receiptFor(memo, refusal(memo, personOf(memo)), now());
      receipts.set(uuid, receipt);
      if (receipt.receiptStatus === "RECEIVED") {
        letters.push(delivered(memo, xml, now()));
        business.set(uuid, { ...receipt, receiptStatus: "COMPLETED" });
      }
      return { receipt, replayed: false };
    },
    letters: () => [...letters],
    businessReceipts: () => [...business.values()],
    settle(messageUuid, outcome) {
      const known = business.get(messageUuid.toLowerCase());
      if (known === undefined) return false;
      business.set(messageUuid.toLowerCase(), { ...known, ...outcome, timeStamp: now().toISOString() });
      return true;
    },
    reset() {
      receipts.clear();
      business.clear();
      letters.splice(0);
    },
  };
}

/** Why this person gets no such message; null where nothing stands in the way. The codes are our own. */
function refusal(memo: ReadMemo, person: DemoPerson | undefined): string | null {
  if (person === undefined) return "recipient.unknown";
  if (memo.MessageHeader.messageType === "NEMSMS") {
    return person.digitalPost.nemSms ? null : "recipient.nemsms.not.registered";
  }
  switch (person.digitalPost.status) {
    case "registered":
      return null;
    case "exempt":
      return "recipient.exempt";
    case "closed":
      return "recipient.closed";
    case "unknown":
      return "recipient.unknown";
    default:
      return person.digitalPost.status satisfies never;
  }
}

const receiptFor = (memo: ReadMemo, errorCode: string | null, at: Date): WireReceipt => ({
  transmissionId: randomUUID(),
  messageUUID: memo.MessageHeader.messageUUID,
  messageId: memo.MessageHeader.messageID ?? null,
  errorCode,
  errorMessage: errorCode === null ? null : "The recipient can't receive this message.",
  timeStamp: at.toISOString(),
  receiptStatus: errorCode === null ? "RECEIVED" : "NOT_ALLOWED",
});

const delivered = (memo: ReadMemo, xml: string, at: Date): DeliveredLetter => ({
  messageUUID: memo.MessageHeader.messageUUID,
  receivedAt: at.toISOString(),
  messageType: memo.MessageHeader.messageType,
  sender: memo.MessageHeader.Sender.label,
  recipient: maskCpr(memo.MessageHeader.Recipient.recipientID),
  label: memo.MessageHeader.label,
  text: letterText(memo),
  xml,
});
