/** What the line asks of Twilio over REST; TwiML goes the other way, as answers to webhooks. */

/** Every method rejects with SystemDown when Twilio does not answer usefully. */
export interface TelephonyPort {
  /** Moves one waiting caller out of the parking queue to new TwiML; false when the caller has left. */
  moveQueuedCaller(order: {
    readonly queueName: string;
    readonly callSid: string;
    readonly url: string;
  }): Promise<boolean>;
  /** Sends a live call to new TwiML; false when the call is over. */
  redirectCall(order: { readonly callSid: string; readonly url: string }): Promise<boolean>;
  endCall(callSid: string): Promise<boolean>;
  /** Puts the caller on hold in a conference or takes the hold off; false when either is gone. */
  setHold(order: {
    readonly conferenceName: string;
    readonly callSid: string;
    readonly hold: boolean;
    readonly holdUrl: string;
  }): Promise<boolean>;
  /** Ends every leg of a conference by its name; false when it is over already. */
  endConference(conferenceName: string): Promise<boolean>;
  sendSms(order: {
    readonly to: string;
    readonly body: string;
    readonly statusCallback: string;
  }): Promise<{ readonly messageSid: string }>;
  /** The newest message to this number with exactly this text since then; null where there is none. */
  findSms(order: {
    readonly to: string;
    readonly body: string;
    readonly since: Date;
  }): Promise<string | null>;
  /** Call SIDs that Twilio says are live now, for the reconciler. */
  liveCallSids(): Promise<readonly string[]>;
  /** A short-lived token with which an agent's browser may open its leg. */
  agentToken(identity: string): string;
}
