/** What Express hands to every Remix loader and action. */
import type { Logger } from "pino";
import type { CommandContext } from "../commands/frame.ts";
import type { CprPort } from "../../integrations/cpr/port.ts";
import type { DigitalPostPort } from "../../integrations/digital-post/port.ts";
import type { MailPort } from "../../integrations/mail/port.ts";
import type { MitidBrokerPort } from "../../integrations/mitid-broker/port.ts";
import type { MitidPort } from "../../integrations/mitid/port.ts";
import type { NemkontoPort } from "../../integrations/nemkonto/port.ts";
import type { NemloginPort } from "../../integrations/nemlogin/port.ts";
import type { TelephonyPort } from "../../integrations/twilio/port.ts";
import type { Limits } from "./limits.ts";
import type { Sessions, StaffSession } from "./session.ts";
import type { TopicHub } from "./topic-hub.ts";

export interface Ports {
  readonly mitid: MitidPort;
  readonly broker: MitidBrokerPort;
  readonly nemlogin: NemloginPort;
  readonly nemkonto: NemkontoPort;
  readonly cpr: CprPort;
  readonly digitalPost: DigitalPostPort;
  readonly mail: MailPort;
  readonly telephony: TelephonyPort;
}

/** The settings that pages and webhooks may know. */
export interface Settings {
  readonly demo: boolean;
  readonly publicBaseUrl: string;
  readonly lineNumber: string;
  readonly dutyNumber: string | null;
  readonly twilioAuthTokens: readonly string[];
  readonly twilioAccountSid: string;
  /** Where the simulated phone of the agent's browser connects; null when a real account is configured. */
  readonly simulatedLineUrl: string | null;
}

export interface Services extends CommandContext {
  readonly log: Logger;
  readonly ports: Ports;
  readonly settings: Settings;
  readonly sessions: Sessions;
  readonly topics: TopicHub;
  readonly limits: Limits;
}

export interface RequestContext {
  readonly services: Services;
  /** The member of staff behind the session cookie, or null. */
  readonly staff: StaffSession | null;
  /** Nonce of this answer's Content-Security-Policy. */
  readonly nonce: string;
  /** Aborts when the client goes or the process stops; Remix's own signal does neither under Express. */
  readonly gone: AbortSignal;
  /** Address of the client after the trusted proxies; for limits only. */
  readonly clientAddress: string;
}

declare module "@remix-run/server-runtime" {
  // Remix reads the context's type from this interface, so it has to be one.
  interface AppLoadContext extends RequestContext {
    readonly kind: "faelleslinjen";
  }
}
