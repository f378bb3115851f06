/** What the desk asks of Digital Post: may this person get post there, and please deliver this letter. */

export type MailboxStatus = "registered" | "exempt" | "closed" | "unknown";

export interface ContactStatus {
  readonly digitalPost: MailboxStatus;
  readonly nemSms: boolean;
}

/** One letter to one person; the adapter turns it into MeMo 1.1. */
export interface Letter {
  /** UUID version 4; the same id sent twice is one letter. */
  readonly messageUuid: string;
  readonly recipientCpr: string;
  readonly label: string;
  /** Text shown as the letter's main document; plain paragraphs. */
  readonly paragraphs: readonly string[];
  readonly language: "da" | "en";
  /** ISO instant ending in Z. */
  readonly createdAt: string;
}

/** A short text by SMS through Digital Post, to the number that the person gave there. */
export interface NemSms {
  /** UUID version 4; the same id sent twice is one message. */
  readonly messageUuid: string;
  readonly recipientCpr: string;
  readonly label: string;
  /** At most 150 characters. */
  readonly text: string;
}

export interface LetterReceipt {
  readonly transmissionId: string;
  readonly status: "RECEIVED" | "COMPLETED" | "INVALID" | "NOT_ALLOWED";
  readonly errorCode: string | null;
}

/** Rejects with SystemDown when Digital Post does not answer usefully. */
export interface DigitalPostPort {
  contactStatus(cpr: string): Promise<ContactStatus>;
  sendLetter(letter: Letter): Promise<LetterReceipt>;
  sendNemSms(message: NemSms): Promise<LetterReceipt>;
}
