/** What the line asks of NemKonto: that a change of somebody's account be looked at twice for a while. */

export interface WatchOrder {
  /** NemKonto knows people by nothing else; it travels in the body. */
  readonly cpr: string;
  /** ISO instant. A watch that ends later stays as it is. */
  readonly until: string;
  /** The same key sent twice is carried out once and answered alike. */
  readonly idempotencyKey: string;
  /** A code such as "stolen" or "misuse"; never free text. */
  readonly reason: string;
}

export interface WatchAcknowledgement {
  /** `alreadyDone` where it is watched that long already, or where there is no account. */
  readonly fate: "applied" | "alreadyDone" | "notAllowed";
  readonly transactionId: string;
  readonly at: string;
  /** `account.none` where the person has no NemKonto, with `alreadyDone`. */
  readonly code: string | null;
}

export interface NemkontoPort {
  /** Rejects with SystemDown when NemKonto does not answer usefully. */
  watch(order: WatchOrder): Promise<WatchAcknowledgement>;
}
