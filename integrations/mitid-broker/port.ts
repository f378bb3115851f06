/** What the line asks of the MitID broker: have a person approve in their own MitID app while they are on the phone. */

export interface ApprovalRequest {
  readonly identityUuid: string;
  /** Shown in the app, at most 130 characters (domain.md §1.6); never a personal number. */
  readonly referenceText: string;
  /** Our own unguessable number of this request, for the broker's record. */
  readonly referenceId: string;
  /** Fresh for each request; the proof has to carry it. */
  readonly nonce: string;
}

export interface StartedApproval {
  readonly authReqId: string;
  /** Shortest pause between two polls. */
  readonly intervalSeconds: number;
  readonly expiresInSeconds: number;
}

export type ApprovalAnswer =
  | { readonly state: "pending" }
  /** Polled too fast: from now on the pause has to be five seconds longer than before. */
  | { readonly state: "slowDown" }
  /** The broker's number of the approval; every check of the proof has held. */
  | { readonly state: "approved"; readonly transactionId: string }
  | { readonly state: "denied" }
  /** Too late, cancelled, or told before: an answer is given out once. */
  | { readonly state: "expired" }
  /** MitID's own code, or `token.*` where the broker sent a proof that does not prove it. */
  | { readonly state: "failed"; readonly code: string };

/** Every method rejects with SystemDown when the broker does not answer usefully. */
export interface MitidBrokerPort {
  /** Not to be repeated blindly: each start is a request more in the person's app. */
  start(request: ApprovalRequest): Promise<StartedApproval>;
  /**
   * `expected` as in the request that was started. May be sent again after any fault; a final answer that was
   * lost on the way is not given a second time and then reads as `expired`.
   */
  poll(
    authReqId: string,
    expected: { readonly identityUuid: string; readonly nonce: string },
  ): Promise<ApprovalAnswer>;
  /** Takes the request out of the app; also fine where it is over already. */
  cancel(authReqId: string): Promise<void>;
}
