/** What an unattended caller says of themselves: a number and one more item, matched after the confirm. */

/** Sealed in a hold request as JSON of this shape; opened by the worker alone, then wiped. */
export interface UnattendedClaim {
  readonly by: "cpr" | "userId";
  /** The CPR number (ten digits) or the MitID user id. */
  readonly value: string;
  /** Four last digits of a phone number on file, or six last of a passport or driving licence. */
  readonly fact: string;
}

export interface ClaimedFact {
  readonly documents: readonly string[];
  readonly phones: readonly string[];
}

const digitsOf = (text: string): string => text.replace(/\D/g, "");

/** True when the keyed item is the end of something on file; its length says which kind of thing it is. */
export function factFits(known: ClaimedFact, fact: string): boolean {
  if (/^\d{4}$/.test(fact)) return known.phones.some((phone) => digitsOf(phone).endsWith(fact));
  if (/^\d{6}$/.test(fact)) return known.documents.some((number) => digitsOf(number).endsWith(fact));
  return false;
}
