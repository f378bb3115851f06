/** What went over the wire, kept in memory for the switchboard; typed digits are masked on the way in. */
import type { Parameters } from "../signer.ts";

export type SignatureState = "valid" | "bad" | "missing" | "old-token";

export interface WebhookRecord {
  readonly id: number;
  readonly at: string;
  readonly channel: "twiml" | "status";
  readonly method: string;
  readonly url: string;
  readonly callSid: string | null;
  readonly attempt: number;
  readonly parameters: Parameters;
  readonly signature: SignatureState;
  readonly idempotencyToken: string;
  /** HTTP status, or null when there was no answer. */
  readonly status: number | null;
  /** Real milliseconds. */
  readonly ms: number;
  readonly fault: string | null;
  readonly note: string | null;
}

const keptRecords = 500;
const masked = (value: string): string => "•".repeat(value.length);

const withoutTypedQuery = (url: string): string => url.replace(/([?&](?:Digits|SpeechResult)=)[^&]*/g, "$1•");

function withoutSecrets(parameters: Parameters): Parameters {
  const shown = Object.entries(parameters).map(([name, value]) => {
    const isTyped = name === "Digits" || name === "SpeechResult";
    return [name, isTyped && typeof value === "string" ? masked(value) : value] as const;
  });
  return Object.fromEntries(shown);
}

export class WebhookLog {
  #records: WebhookRecord[] = [];
  #lastId = 0;
  readonly #tell: (record: WebhookRecord) => void;

  constructor(tell: (record: WebhookRecord) => void) {
    this.#tell = tell;
  }

  add(record: Omit<WebhookRecord, "id">): void {
    this.#lastId += 1;
    const parameters = withoutSecrets(record.parameters);
    const kept = { ...record, id: this.#lastId, url: withoutTypedQuery(record.url), parameters };
    this.#records = [...this.#records, kept].slice(-keptRecords);
    this.#tell(kept);
  }

  list(): readonly WebhookRecord[] {
    return this.#records;
  }

  clear(): void {
    this.#records = [];
  }
}
