/** The parameters that Twilio sends with every request about a call (telephony.md §1.1). */
import type { Parameters } from "../signer.ts";
import type { Call } from "./call.ts";
import type { Line } from "./line.ts";

export const apiVersion = "2010-04-01";

const countries: readonly (readonly [prefix: string, country: string])[] = [
  ["+45", "DK"],
  ["+46", "SE"],
  ["+47", "NO"],
  ["+49", "DE"],
  ["+44", "GB"],
  ["+298", "FO"],
  ["+299", "GL"],
  // The trap of telephony.md §1.1: a withheld number spells a number in Lesotho.
  ["+266", "LS"],
];

const countryOf = (number: string): string =>
  countries.find(([prefix]) => number.startsWith(prefix))?.[1] ?? "";

function placeOf(side: "From" | "To" | "Caller" | "Called", number: string): Record<string, string> {
  return {
    [`${side}City`]: "",
    [`${side}State`]: "",
    [`${side}Zip`]: "",
    [`${side}Country`]: countryOf(number),
  };
}

/** Geography as it is sent for calls from the telephone network. */
export const geography = (from: string, to: string): Record<string, string> => ({
  ...placeOf("From", from),
  ...placeOf("Caller", from),
  ...placeOf("To", to),
  ...placeOf("Called", to),
});

export function callParameters(line: Line, call: Call): Parameters {
  return {
    ...call.extra,
    AccountSid: line.settings.accountSid,
    ApiVersion: apiVersion,
    CallSid: call.sid,
    CallStatus: call.status,
    Direction: call.direction,
    From: call.from,
    Caller: call.from,
    To: call.to,
    Called: call.to,
    ...(call.parentSid === null ? {} : { ParentCallSid: call.parentSid }),
  };
}
