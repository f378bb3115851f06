/** What the line asks of NemLog-in when a whole MitID is stopped or opened: the sessions that run, and the certificates. */

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

export interface CertificateOrder extends EndSessionsOrder {
  /** What every certificate of the person shall be. A revoked one stays revoked. */
  readonly state: "valid" | "onHold" | "revoked";
  /** When it was decided, ISO: an order that is older than the last one carried out is `stale`. */
  readonly decidedAt: string;
}

export interface CertificateAcknowledgement {
  readonly fate: "applied" | "alreadyDone" | "notAllowed" | "stale";
  readonly transactionId: string;
  readonly at: string;
  /** `certificate.none` where the person has none, with `alreadyDone`. */
  readonly code: string | null;
  /** How many certificates this order changed. */
  readonly changed: number;
}

export interface NemloginPort {
  /** Rejects with SystemDown when NemLog-in does not answer usefully. */
  endSessions(order: EndSessionsOrder): Promise<NemloginAcknowledgement>;
  /** Rejects with SystemDown as above. */
  setCertificates(order: CertificateOrder): Promise<CertificateAcknowledgement>;
}
