/** The account's own telephone numbers and where their calls go. */
import type { LineNumber } from "../config.ts";
import { newSid } from "../sids.ts";

export interface OwnNumber {
  readonly sid: string;
  readonly e164: string;
  readonly createdAt: number;
  updatedAt: number;
  voiceUrl: string;
  voiceMethod: "GET" | "POST";
  fallbackUrl: string | null;
  statusCallback: string | null;
}

const asConfigured = (number: LineNumber, now: number): OwnNumber => ({
  sid: newSid("PN"),
  e164: number.e164,
  createdAt: now,
  updatedAt: now,
  voiceUrl: number.voiceUrl,
  voiceMethod: "POST",
  fallbackUrl: number.fallbackUrl ?? null,
  statusCallback: number.statusCallback ?? null,
});

export class NumberBook {
  readonly #numbers: readonly OwnNumber[];

  constructor(configured: readonly LineNumber[], now: number) {
    this.#numbers = configured.map((number) => asConfigured(number, now));
  }

  list(): readonly OwnNumber[] {
    return this.#numbers;
  }

  find(e164OrSid: string): OwnNumber | undefined {
    return this.#numbers.find((number) => number.e164 === e164OrSid || number.sid === e164OrSid);
  }
}
