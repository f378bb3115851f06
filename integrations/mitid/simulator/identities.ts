/** The simulated register of identities, seeded from the demo people, and its numbered change log. */
import type { Milliseconds } from "../../../app/domain/duration.ts";
import { minutes } from "../../../app/domain/duration.ts";
import type { DemoAuthenticator, DemoPerson } from "../../people.ts";
import { instantOf } from "../../people.ts";
import type { MitidContactPoint } from "../port.ts";
import type { WireIdentity } from "../schemas.ts";
import type { ChangeEvent } from "./rules.ts";
import { settle } from "./rules.ts";

export interface Change {
  readonly number: number;
  readonly at: string;
  readonly event: ChangeEvent;
  readonly identityUuid: string;
  readonly authenticatorId: string | null;
  readonly version: number;
}

export type NewChange = Pick<Change, "at" | "event" | "authenticatorId">;

export interface Identities {
  find(fits: (identity: WireIdentity) => boolean): WireIdentity | null;
  contactPoints(uuid: string): readonly MitidContactPoint[];
  /** Keeps the identity in its new state, one version on, and notes the change. */
  change(identity: WireIdentity, change: NewChange): void;
  changes(): readonly Change[];
  reset(): void;
}

export function createIdentities(people: readonly DemoPerson[], now: () => Date): Identities {
  let identities = new Map<string, WireIdentity>();
  let contacts = new Map<string, readonly MitidContactPoint[]>();
  let changes: Change[] = [];

  const change: Identities["change"] = (identity, made) => {
    const version = identity.version + 1;
    identities.set(identity.uuid, { ...identity, version });
    changes.push({ number: changes.length + 1, identityUuid: identity.uuid, version, ...made });
  };
  // Holds end by themselves: whoever looks first after the end finds it ended at its own time.
  const settleAll = () => {
    for (const identity of identities.values()) {
      const ended = settle(identity, now());
      if (ended !== null) change(ended.identity, ended.change);
    }
  };
  const reset = () => {
    identities = new Map(people.map((person) => [person.mitid.identityUuid, identityOf(person, now())]));
    contacts = new Map(people.map((person) => [person.mitid.identityUuid, contactsOf(person, now())]));
    changes = [];
  };
  reset();

  return {
    change,
    reset,
    find(fits) {
      settleAll();
      return [...identities.values()].find(fits) ?? null;
    },
    contactPoints: (uuid) => contacts.get(uuid) ?? [],
    changes() {
      settleAll();
      return changes;
    },
  };
}

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

function authenticatorOf(one: DemoAuthenticator, now: Date): WireIdentity["authenticators"][number] {
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
