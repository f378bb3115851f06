/** What the line asks of a mail carrier: please hand this text to this address. */

export interface Mail {
  /** A UUID; the same id sent twice bears the same Message-ID, by which a mailbox knows it again. */
  readonly messageUuid: string;
  /** One address; nothing else than an address. */
  readonly to: string;
  readonly subject: string;
  /** Plain paragraphs, no mark-up. */
  readonly paragraphs: readonly string[];
  readonly language: "da" | "en";
}

export interface MailPort {
  /** Resolves when the carrier has taken it over. Rejects with SystemDown; not retryable where the address is refused. */
  send(mail: Mail): Promise<void>;
}
