/** Temporary passwords, temporary PINs and new means by post: decided from the entry, the time and chance. */
import { hours } from "../../../../app/domain/duration.ts";
import type { OrderableKind } from "../../port.ts";
import type { Entry, Means, Reissue } from "../entry.ts";
import { meansOf, openReissues, withNewMeans } from "../entry.ts";
import type { Chance, NewChange, Refused, Verdict } from "./verdict.ts";
import { applied, line, no, standstill } from "./verdict.ts";

/** domain.md §1.6: nothing by SMS to a number that was changed less than 120 hours ago. */
const CONTACT_QUARANTINE = hours(120);

/** Stays open until it is used; a blocked password never comes back, so a new one takes its place. */
export function decideTemporaryPassword(entry: Entry, now: Date, chance: Chance): Verdict {
  const refused = standstill(entry) ?? contactRefusal(entry, now);
  if (refused !== null) return refused;
  if (openReissues(entry, "temporaryPassword").length > 0) return no("reissue.open");
  const at = now.toISOString();
  const standing = entry.identity.authenticators.find(
    (one) => one.kind === "password" && one.state !== "blocked" && one.state !== "expired",
  );
  const authenticatorId = standing?.id ?? chance.authenticatorId;
  const ready = standing === undefined ? withNewMeans(entry, newMeans("password", chance, at)) : entry;
  const about = {
    kind: "temporaryPassword",
    authenticatorId,
    channel: "sms",
    code: chance.password,
  } as const;
  return issue(ready, "temporaryPasswordIssued", newReissue(about, chance, at));
}

/** Eight digits for an app that is set up anew; it belongs to the identity, not to one means. */
export function decideTemporaryPin(entry: Entry, now: Date, chance: Chance): Verdict {
  const refused = standstill(entry) ?? contactRefusal(entry, now);
  if (refused !== null) return refused;
  if (openReissues(entry, "temporaryPin").length > 0) return no("reissue.open");
  const about = { kind: "temporaryPin", authenticatorId: null, channel: "sms", code: chance.digits } as const;
  return issue(entry, "temporaryPinIssued", newReissue(about, chance, now.toISOString()));
}

/** Always a new means: nothing blocked ever comes back, not even a chip (domain.md §1.5). */
export function decideParcel(entry: Entry, kind: OrderableKind, now: Date, chance: Chance): Verdict {
  const refused = standstill(entry);
  if (refused !== null) return refused;
  const isUnderWay = openReissues(entry, "parcel").some(
    ({ authenticatorId }) => meansOf(entry, authenticatorId)?.kind === kind,
  );
  if (isUnderWay) return no("reissue.open");
  if (kind === "chip" && entry.identity.authenticators.some(isChipInUse)) return no("chip.inUse");
  const at = now.toISOString();
  const { authenticatorId } = chance;
  const about = { kind: "parcel", authenticatorId, channel: "post", code: null } as const;
  const ready = withNewMeans(entry, newMeans(kind, chance, at));
  return issue(ready, "authenticatorOrdered", newReissue(about, chance, at));
}

/** domain.md §1.1: at most one chip in use. One that is not activated counts, for it may be any day. */
const isChipInUse = (means: Means): boolean =>
  means.kind === "chip" && means.state !== "blocked" && means.state !== "expired";

export function contactRefusal(entry: Entry, now: Date): Refused | null {
  const phone = entry.contacts.find((one) => one.kind === "phone");
  if (phone === undefined) return no("contact.none");
  const age = now.getTime() - new Date(phone.changedAt).getTime();
  return age < CONTACT_QUARANTINE ? no("contact.tooYoung") : null;
}

/** Not activated, and with a serial number where its kind has one printed on it. */
export const newMeans = (kind: Means["kind"], chance: Chance, at: string): Means => ({
  id: chance.authenticatorId,
  kind,
  state: "notActivated",
  stateChangedAt: at,
  serialSuffix: kind === "codeApp" || kind === "password" ? null : chance.serialSuffix,
  device: null,
  issuedAt: at,
  lastUsedAt: null,
});

/** Open, without an end, never tried. */
export const newReissue = (
  about: Pick<Reissue, "kind" | "authenticatorId" | "channel" | "code">,
  { reference }: Chance,
  at: string,
): Reissue => ({
  ...about,
  reference,
  orderedAt: at,
  expiresAt: null,
  state: "open",
  stateChangedAt: at,
  wrongTries: 0,
});

function issue(entry: Entry, event: NewChange["event"], reissue: Reissue): Verdict {
  const { orderedAt, reference } = reissue;
  const kept = { ...entry, reissues: [...entry.reissues, reissue] };
  return applied(kept, orderedAt, [line(event, orderedAt, reissue)], reference);
}
