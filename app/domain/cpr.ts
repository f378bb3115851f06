/** CPR numbers: form, birth date and the replacement range. Form is judged; the check digit only warns (domain.md §8.1). */

export interface CprFacts {
  readonly bornOn: string;
  readonly replacement: boolean;
}

const withoutSeparator = (typed: string): string => typed.replace(/[\s-]/g, "");

/** Ten digits without separator, or null where the typed text is not shaped like a CPR number. */
export function normaliseCpr(typed: string): string | null {
  const digits = withoutSeparator(typed);
  return /^\d{10}$/.test(digits) && cprFacts(digits) !== null ? digits : null;
}

/** Birth date (ISO) and whether the number is a replacement number (day 61-91); null for an impossible date. */
export function cprFacts(digits: string): CprFacts | null {
  const dayRaw = Number(digits.slice(0, 2));
  const month = Number(digits.slice(2, 4));
  const replacement = dayRaw > 60;
  const day = replacement ? dayRaw - 60 : dayRaw;
  const year = centuryOf(Number(digits[6]), Number(digits.slice(4, 6)));
  const date = new Date(Date.UTC(year, month - 1, day));
  // No day is so far beyond its month that it comes round to the same one: the month alone tells.
  if (date.getUTCMonth() !== month - 1) return null;
  return { bornOn: date.toISOString().slice(0, 10), replacement };
}

/** Seventh digit and two-digit year give the century (CPR-kontoret's table). */
function centuryOf(seventh: number, year: number): number {
  if (seventh <= 3) return 1900 + year;
  if (seventh === 4 || seventh === 9) return year <= 36 ? 2000 + year : 1900 + year;
  return year <= 57 ? 2000 + year : 1800 + year;
}

const WEIGHTS = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/**
 * Whether somebody should look twice at the digits: they fail modulus 11. Numbers without it have been given out since
 * 2007, so that it refuses nobody; replacement numbers never had one.
 */
export function failsCheckDigit(digits: string): boolean {
  if (cprFacts(digits)?.replacement !== false) return false;
  return WEIGHTS.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0) % 11 !== 0;
}

/** The six first digits and dots for the rest: what a screen may show. */
export const maskCpr = (digits: string): string => `${digits.slice(0, 6)}-••••`;

/** Age in whole years on a day. */
export function ageOn(bornOn: string, today: Date): number {
  const born = new Date(`${bornOn}T00:00:00Z`);
  const years = today.getUTCFullYear() - born.getUTCFullYear();
  const birthdayPassed =
    today.getUTCMonth() > born.getUTCMonth() ||
    (today.getUTCMonth() === born.getUTCMonth() && today.getUTCDate() >= born.getUTCDate());
  return birthdayPassed ? years : years - 1;
}
