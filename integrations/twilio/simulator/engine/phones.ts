/** How the telephones outside behave: who takes a call, and what becomes of an SMS. */
import { z } from "zod";

export const phoneHabits = z.object({
  voice: z.enum(["ring", "answer", "busy", "no-answer", "failed"]).default("ring"),
  /** How long it rings before `voice` comes true, in milliseconds. */
  afterMs: z.int().min(0).max(600_000).default(2_000),
  sms: z.enum(["delivered", "landline", "off", "unknown", "opted-out", "filtered"]).default("delivered"),
});

export type PhoneHabits = z.infer<typeof phoneHabits>;

const usual: PhoneHabits = { voice: "ring", afterMs: 2_000, sms: "delivered" };

/** The standing cast (telephony.md §C): +4533… is a landline, three mobile numbers have their own trouble. */
function castFor(number: string): PhoneHabits {
  if (number.startsWith("+4533")) return { ...usual, sms: "landline" };
  if (number === "+4529990003") return { ...usual, voice: "no-answer", sms: "off" };
  if (number === "+4529990005") return { ...usual, sms: "unknown" };
  if (number === "+4529990010") return { ...usual, sms: "opted-out" };
  return usual;
}

export class PhoneBook {
  readonly #habits = new Map<string, PhoneHabits>();

  habitsOf(number: string): PhoneHabits {
    return this.#habits.get(number) ?? castFor(number);
  }

  set(number: string, habits: PhoneHabits): void {
    this.#habits.set(number, habits);
  }

  clear(): void {
    this.#habits.clear();
  }
}
