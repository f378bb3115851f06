/** What the line asks of NemLog-in: end whatever a person is logged in to, when the whole MitID is stopped. */

export interface EndSessionsOrder {
  readonly identityUuid: string;
  /** The same key sent twice is carried out once and answered alike. */
  readonly idempotencyKey: string;
  /** A code such as "held" or "suspended"; never free text. */
  readonly reason: string;
}

export interface NemloginAcknowledgement {
  /** `alreadyDone` where nothing was running. */
  readonly fate: "applied" | "alreadyDone" | "notAllowed";
  readonly transactionId: string;
  /** NemLog-in's own instant, ISO: when the last session ended, or of the order where there never was one. */
  readonly at: string;
  /** NemLog-in's reason code where the fate is `notAllowed`. */
  readonly code: string | null;
  /** How many sessions this order ended. */
  readonly ended: number;
}

export interface NemloginPort {
  /** Rejects with SystemDown when NemLog-in does not answer usefully. */
  endSessions(order: EndSessionsOrder): Promise<NemloginAcknowledgement>;
}
