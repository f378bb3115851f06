/** Reaches Digital Post over its REST interface: looks up the contact register and delivers letters as MeMo. */
import type { Milliseconds } from "../../app/domain/duration.ts";
import { seconds } from "../../app/domain/duration.ts";
import { SystemDown } from "../../app/domain/faults.ts";
import type { HttpClient, HttpClientSettings } from "../http-client.ts";
import { createHttpClient } from "../http-client.ts";
import { buildMemo, buildNemSms } from "./memo.ts";
import type { ContactStatus, DigitalPostPort, LetterReceipt, MailboxStatus } from "./port.ts";
import type { WireContact } from "./schemas.ts";
import { contactSearchResultSchema, receiptSchema } from "./schemas.ts";

export interface DigitalPostSettings extends Pick<HttpClientSettings, "log" | "firstPauseMs" | "breakMs"> {
  /** Up to and with `/apis/v1`. */
  readonly baseUrl: string;
  /** The system's id and its API key. */
  readonly user: string;
  readonly password: string;
  /** For each try; 10 s when left out, as a letter is bigger and less urgent than a block. */
  readonly timeoutMs?: Milliseconds | undefined;
  /** CVR number of the authority that the letters come from. */
  readonly senderCvr: string;
  /** The sender's name as the citizen sees it; "Fælleslinjen" when left out. */
  readonly senderLabel?: string | undefined;
}

/** `sendLetter` and `sendNemSms` reject with FaultyLetter before anything is sent where it can't be a MeMo. */
export function createDigitalPost(settings: DigitalPostSettings): DigitalPostPort {
  const { user, password, timeoutMs, senderCvr, senderLabel, ...rest } = settings;
  const sender = { cvr: senderCvr, label: senderLabel ?? "Fælleslinjen" };
  const client = createHttpClient({
    ...rest,
    system: "digital-post",
    auth: { user, password },
    timeoutMs: timeoutMs ?? seconds(10),
  });
  return {
    contactStatus: (cpr) => contactStatus(client, cpr),
    sendLetter: async (letter) => deliverMemo(client, buildMemo(letter, sender)),
    sendNemSms: async (message) => deliverMemo(client, buildNemSms(message, sender)),
  };
}

async function contactStatus(client: HttpClient, cpr: string): Promise<ContactStatus> {
  const answer = await client.send({
    method: "GET",
    template: "/contacts/",
    // The one address with a CPR number: Digital Post's own interface offers no other way to ask (domain.md §4.2).
    // The client's log holds the template alone, never the query.
    query: { cprNumber: cpr },
    answer: contactSearchResultSchema,
  });
  if (!answer.ok && answer.status !== 404) throw refused(answer);
  const contact = answer.ok ? answer.value.contacts.find((one) => one.cprNumber === cpr) : undefined;
  if (contact === undefined) return { digitalPost: "unknown", nemSms: false };
  return { digitalPost: mailboxStatus(contact), nemSms: contact.nemSmsSubscription.registered };
}

function mailboxStatus(contact: WireContact): MailboxStatus {
  const status = contact.mailboxSubscription.publicRegistrationStatus;
  switch (status) {
    case "REGISTERED":
      return "registered";
    case "EXEMPT":
      return "exempt";
    case "CLOSED":
      return "closed";
    default:
      return status satisfies never;
  }
}

async function deliverMemo(client: HttpClient, xml: string): Promise<LetterReceipt> {
  const answer = await client.send({
    method: "POST",
    template: "/memos/",
    body: { xml },
    // Digital Post knows a message again by its messageUUID and answers with the receipt it gave before.
    repeatable: true,
    answer: receiptSchema,
  });
  if (!answer.ok) throw refused(answer);
  const { transmissionId, receiptStatus, errorCode } = answer.value;
  return { transmissionId, status: receiptStatus, errorCode: errorCode === "" ? null : errorCode };
}

/** Digital Post finds our request itself at fault: sending it again would not help, somebody must look. */
const refused = (answer: { readonly status: number; readonly code: string | null }): SystemDown =>
  new SystemDown(
    "digital-post",
    false,
    `refused the request (${answer.status} ${answer.code ?? "without code"})`,
  );
