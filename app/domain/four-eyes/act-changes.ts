/** The dry run of an act: what the machines say would change, in codes that name nobody. */
import { authenticatorMachine } from "../protection/authenticator-machine.ts";
import { identityMachine, isUsable, type IdentityEvent } from "../protection/identity-machine.ts";
import { next } from "../protection/machine.ts";
import type { AuthenticatorKind, AuthenticatorState, IdentityState } from "../protection/means.ts";
import type { ActShape } from "../protection/order.ts";
import { isReissue, type ActKind, type ReissueKind } from "../protection/acts.ts";
import type { Change } from "./proposal.ts";

export interface SeenIdentity {
  readonly state: IdentityState;
  readonly authenticators: readonly {
    readonly id: string;
    readonly kind: AuthenticatorKind;
    readonly state: AuthenticatorState;
    readonly serialSuffix: string | null;
  }[];
}

/** Where MitID has not answered: a stop is right all the same, but nobody can say what it finds. */
const UNKNOWN = "unknown";

/**
 * `identity`, each means as `means:<kind>:<last digits>`, how many of them open anything, the sessions, and what is
 * sent for as `reissue:<act>:<what>`.
 */
export function actChanges(shape: ActShape, identity: SeenIdentity | null): readonly Change[] {
  if (isReissue(shape.kind)) return reissueChanges(shape, shape.kind, identity);
  const event = identityEventOf(shape.kind);
  return event === null ? meansChanges(shape, identity) : identityChanges(event, identity);
}

function identityChanges(event: IdentityEvent, identity: SeenIdentity | null): readonly Change[] {
  if (identity === null)
    return [
      { field: "identity", before: UNKNOWN, after: next(identityMachine, "active", event) },
      { field: "sessions", before: UNKNOWN, after: "ended" },
    ];
  const after = next(identityMachine, identity.state, event);
  return [
    { field: "identity", before: identity.state, after },
    { field: "usableMeans", before: usable(identity, identity.state), after: usable(identity, after) },
    { field: "sessions", before: sessionsAt(identity.state), after: sessionsAt(after) },
    // What lies beneath keeps its own state (identity-machine.ts): said, so that nobody expects more.
    ...identity.authenticators.map(kept),
  ];
}

function meansChanges({ kind, authenticatorId }: ActShape, identity: SeenIdentity | null): readonly Change[] {
  if (identity === null) return [];
  const means = identity.authenticators.find(({ id }) => id === authenticatorId);
  const edge = authenticatorMachine.edges.find(({ act }) => act === kind);
  if (means === undefined || edge === undefined) return [];
  return [
    { ...kept(means), after: next(authenticatorMachine, means.state, edge.event) },
    { field: "identity", before: identity.state, after: identity.state },
  ];
}

/** A code or a new means changes nothing by itself: what is there stays, until the person uses what comes. */
function reissueChanges(
  { authenticatorId, orderedMeans }: ActShape,
  kind: ReissueKind,
  identity: SeenIdentity | null,
): readonly Change[] {
  const field = ["reissue", kind, orderedMeans].filter((part) => part !== null).join(":");
  const means = identity?.authenticators.find(({ id }) => id === authenticatorId);
  return [
    { field, before: "none", after: "onItsWay" },
    ...(means === undefined ? [] : [kept(means)]),
    ...(identity === null ? [] : [{ field: "identity", before: identity.state, after: identity.state }]),
  ];
}

type SeenMeans = SeenIdentity["authenticators"][number];

const kept = ({ kind, serialSuffix, state }: SeenMeans): Change => ({
  field: ["means", kind, serialSuffix].filter((part) => part !== null).join(":"),
  before: state,
  after: state,
});

const sessionsAt = (state: IdentityState): string => (state === "active" ? "running" : "ended");

const usable = ({ authenticators }: SeenIdentity, identity: IdentityState): string =>
  String(authenticators.filter(({ state }) => isUsable(identity, state)).length);

/** The event of the whole identity; null for what touches single means. */
function identityEventOf(kind: ActKind): IdentityEvent | null {
  return identityMachine.edges.find(({ act }) => act === kind)?.event ?? null;
}
