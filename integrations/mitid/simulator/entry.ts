/** One identity's entry in the simulated register: what MitID shows of it, and what it keeps to itself. */
import type { MitidContactPoint } from "../port.ts";
import type { WireIdentity } from "../schemas.ts";

export type Means = WireIdentity["authenticators"][number];

/** What the simulator remembers of a means beside its state. */
export interface Memory {
  /** Wrong entries since the last right one. */
  readonly wrongTries: number;
  /** When a lock-out ends by itself; null unless the means is `temporarilyLocked`. */
  readonly lockedUntil: string | null;
  /** When the last lock-out ended, however it did. */
  readonly unlockedAt: string | null;
}

/** A code or a parcel that MitID has sent, or is about to. */
export interface Reissue {
  readonly reference: string;
  readonly kind: "activationCode" | "temporaryPassword" | "temporaryPin" | "parcel";
  /** Null for a temporary PIN, which belongs to no means yet. */
  readonly authenticatorId: string | null;
  readonly channel: "sms" | "paper" | "post";
  /** Null for a parcel. */
  readonly code: string | null;
  readonly orderedAt: string;
  /** Null where it stays open until it is used. */
  readonly expiresAt: string | null;
  /** `open`, `sent` and `received` can still lead to something; only a parcel is ever `sent` or `received`. */
  readonly state: "open" | "sent" | "received" | "used" | "dead" | "expired" | "cancelled";
  readonly stateChangedAt: string;
  readonly wrongTries: number;
}

export interface Entry {
  readonly identity: WireIdentity;
  readonly contacts: readonly MitidContactPoint[];
  readonly reissues: readonly Reissue[];
  readonly memories: ReadonlyMap<string, Memory>;
  /** When the last hold ended by itself or was lifted; null where there was none. */
  readonly holdEndedAt: string | null;
  /** When the identity was last reopened; null where it never was. */
  readonly reopenedAt: string | null;
}

const NOTHING: Memory = { wrongTries: 0, lockedUntil: null, unlockedAt: null };

export const memoryOf = (entry: Entry, authenticatorId: string): Memory =>
  entry.memories.get(authenticatorId) ?? NOTHING;

export function remember(entry: Entry, authenticatorId: string, change: Partial<Memory>): Entry {
  const memories = new Map(entry.memories);
  memories.set(authenticatorId, { ...memoryOf(entry, authenticatorId), ...change });
  return { ...entry, memories };
}

export const meansOf = (entry: Entry, authenticatorId: string | null): Means | undefined =>
  entry.identity.authenticators.find((one) => one.id === authenticatorId);

/** The means in its new state since `at`; what stood on its lock-out is forgotten with the old state. */
export function withMeans(entry: Entry, authenticatorId: string, state: Means["state"], at: string): Entry {
  const authenticators = entry.identity.authenticators.map((one) =>
    one.id === authenticatorId ? { ...one, state, stateChangedAt: at } : one,
  );
  const changed = { ...entry, identity: { ...entry.identity, authenticators } };
  return remember(changed, authenticatorId, { lockedUntil: null });
}

export const withNewMeans = (entry: Entry, means: Means): Entry => ({
  ...entry,
  identity: { ...entry.identity, authenticators: [...entry.identity.authenticators, means] },
});

/** The identity in its new state since `at`; only `hold` sets an end. */
export const withState = (entry: Entry, state: WireIdentity["state"], at: string): Entry => ({
  ...entry,
  identity: { ...entry.identity, state, stateChangedAt: at, heldUntil: null },
});

export const isOpen = (reissue: Reissue): boolean =>
  reissue.state === "open" || reissue.state === "sent" || reissue.state === "received";

export const openReissues = (entry: Entry, kind: Reissue["kind"]): readonly Reissue[] =>
  entry.reissues.filter((one) => one.kind === kind && isOpen(one));

export function withReissue(entry: Entry, reference: string, change: Partial<Reissue>): Entry {
  const reissues = entry.reissues.map((one) => (one.reference === reference ? { ...one, ...change } : one));
  return { ...entry, reissues };
}
