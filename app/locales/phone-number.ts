/** The line's number as people write it, and as a telephone dials it. */

export interface PhoneNumber {
  readonly href: string;
  readonly text: string;
}

/** `e164` such as "+4570000001"; Danish numbers are written in pairs without the country code. */
export function readableNumber(e164: string): PhoneNumber {
  const danish = /^\+45(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(e164);
  return { href: `tel:${e164}`, text: danish === null ? e164 : danish.slice(1).join("\u00a0") };
}

/** The same in plain spaces: an SMS has no others (GSM-7). */
export const plainNumber = (e164: string): string => readableNumber(e164).text.replaceAll("\u00a0", " ");
