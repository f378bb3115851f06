/** A demo person as the simulated register knows them at the start. */
import type { Milliseconds } from "../../../app/domain/duration.ts";
import { after, minutes } from "../../../app/domain/duration.ts";
import type { DemoAuthenticator, DemoPerson } from "../../people.ts";
import { instantOf } from "../../people.ts";
import type { MitidContactPoint } from "../port.ts";
import type { WireIdentity } from "../schemas.ts";
import type { Entry, Means, Memory } from "./entry.ts";
import { LOCK_LASTS } from "./rules/settle.ts";

export const entryOf = (person: DemoPerson, now: Date): Entry => ({
  identity: identityOf(person, now),
  contacts: contactsOf(person, now),
  reissues: [],
  memories: memoriesOf(person, now),
  holdEndedAt: null,
  reopenedAt: null,
});

function identityOf(person: DemoPerson, now: Date): WireIdentity {
  const issued = person.authenticators.map((one) => one.issuedOn).sort();
  const since = person.mitid.state === "active" ? `${issued[0] ?? "2021-10-06"}T09:00:00.000Z` : null;
  return {
    uuid: person.mitid.identityUuid,
    cpr: person.cpr,
    userId: person.mitidUserId,
    name: person.name,
    state: person.mitid.state,
    stateChangedAt: since ?? instantOf({ daysAgo: 6 }, now).toISOString(),
    heldUntil: null,
    assuranceLevel: person.mitid.assuranceLevel,
    version: 1,
    authenticators: person.authenticators.map((one) => authenticatorOf(one, now)),
  };
}

function authenticatorOf(one: DemoAuthenticator, now: Date): Means {
  const issuedAt = `${one.issuedOn}T09:00:00.000Z`;
  // A means that is no longer as it was issued changed when it was used last.
  const untouched = one.state === "active" || one.state === "notActivated" || one.usedDaysAgo === null;
  const usedAt = one.usedDaysAgo === null ? null : used(one.usedDaysAgo, now, minutes(95));
  return {
    id: one.id,
    kind: one.kind,
    state: one.state,
    stateChangedAt: untouched || usedAt === null ? issuedAt : usedAt,
    serialSuffix: one.serialSuffix,
    device: one.device,
    issuedAt,
    lastUsedAt: usedAt,
  };
}

const used = (daysAgo: number, now: Date, earlier: Milliseconds): string =>
  new Date(instantOf({ daysAgo }, now).getTime() - earlier).toISOString();

/** A lock-out lasts its full length from the start of the sandbox, so that there is time to look at it. */
function memoriesOf(person: DemoPerson, now: Date): ReadonlyMap<string, Memory> {
  const locked = person.authenticators.filter((one) => one.state === "temporarilyLocked");
  const memory = { wrongTries: 3, lockedUntil: after(now, LOCK_LASTS).toISOString(), unlockedAt: null };
  return new Map(locked.map(({ id }) => [id, memory]));
}

function contactsOf(person: DemoPerson, now: Date): readonly MitidContactPoint[] {
  const { phoneChanged, emailChanged } = person.mitid;
  const phone = {
    kind: "phone",
    value: person.phone,
    changedAt: instantOf(phoneChanged, now).toISOString(),
  } as const;
  if (person.email === null) return [phone];
  const changedAt = instantOf(emailChanged, now).toISOString();
  return [phone, { kind: "email", value: person.email, changedAt }];
}
