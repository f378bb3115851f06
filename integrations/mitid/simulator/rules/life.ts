/** What happens on the way and at home: a parcel is sent and received, a phone is changed, somebody dies. */
import type { Entry, Reissue } from "../entry.ts";
import { openReissues, withReissue } from "../entry.ts";
import { decideRevocation } from "./stops.ts";
import type { Deed } from "./verdict.ts";
import { line, standstill } from "./verdict.ts";

/** `reference` undefined takes the oldest parcel that waits. */
export function sendParcel(entry: Entry, reference: string | undefined, now: Date): Deed {
  const found = parcelThatIs(entry, "open", reference);
  if (found === undefined) return { refused: "parcel.none" };
  const at = now.toISOString();
  const sent = withReissue(entry, found.reference, { state: "sent", stateChangedAt: at });
  return { outcome: "sent", entry: sent, changes: [line("authenticatorSent", at, found)] };
}

/** MitID does not learn of it, so its log says nothing. */
export function receiveParcel(entry: Entry, reference: string | undefined, now: Date): Deed {
  const found = parcelThatIs(entry, "sent", reference);
  if (found === undefined) return { refused: "parcel.none" };
  const stateChangedAt = now.toISOString();
  const received = withReissue(entry, found.reference, { state: "received", stateChangedAt });
  return { outcome: "received", entry: received, changes: [] };
}

const parcelThatIs = (entry: Entry, state: Reissue["state"], reference: string | undefined) =>
  openReissues(entry, "parcel").find(
    (one) => one.state === state && (reference === undefined || one.reference === reference),
  );

/** By logging in, so not while the identity is stopped. */
export function changePhone(entry: Entry, phone: string, now: Date): Deed {
  const stopped = standstill(entry);
  if (stopped !== null) return { refused: stopped.code };
  const changedAt = now.toISOString();
  const others = entry.contacts.filter((one) => one.kind !== "phone");
  const contacts = [{ kind: "phone", value: phone, changedAt } as const, ...others];
  const changes = [line("contactChanged", changedAt)];
  return { outcome: "phoneChanged", entry: { ...entry, contacts }, changes };
}

export function die(entry: Entry, now: Date): Deed {
  const verdict = decideRevocation(entry, now);
  if (verdict.fate !== "applied") return { refused: "identity.revoked" };
  return { outcome: "revoked", entry: verdict.entry, changes: verdict.changes };
}
