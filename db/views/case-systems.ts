/** What each system last said about the person of a case, how old that is, and nothing a question could be answered with. */
import type {
  AuthenticatorKind,
  AuthenticatorState,
  AssuranceLevel,
  IdentityState,
} from "../../app/domain/protection/means.ts";
import { stopHasEffect } from "../../app/domain/protection/stop.ts";
import type { Tx } from "../database.ts";
import type { StoredIdentity, StoredPerson } from "../lookups.ts";
import type { ActView } from "./case-acts.ts";

export type LookOutcome = "found" | "notFound" | "systemDown";

export interface MeansView {
  readonly id: string;
  readonly kind: AuthenticatorKind;
  readonly state: AuthenticatorState;
  readonly suffix: string | null;
  readonly device: string | null;
  readonly issuedAt: string;
  readonly lastUsedAt: string | null;
  readonly stateChangedAt: string;
  readonly canBlock: boolean;
}

export interface IdentityView {
  readonly state: IdentityState;
  readonly heldUntil: string | null;
  readonly assuranceLevel: AssuranceLevel;
  readonly means: readonly MeansView[];
  readonly canHold: boolean;
  readonly canSuspend: boolean;
}

export interface SystemsView {
  readonly mitid: {
    readonly outcome: LookOutcome;
    readonly at: string;
    readonly identity: IdentityView | null;
  } | null;
  readonly cpr: {
    readonly outcome: LookOutcome;
    readonly at: string;
    readonly register: RegisterView | null;
  } | null;
}

export interface RegisterView {
  /** Two-digit status code (domain.md §8.2). */
  readonly status: string;
  readonly nameProtected: boolean;
  readonly addressProtected: boolean;
  readonly creditWarning: boolean;
}

interface About {
  readonly caseId: string;
  readonly citizenId: string;
}

interface Known {
  readonly identity: StoredIdentity | null;
  readonly person: StoredPerson | null;
  readonly acts: readonly ActView[];
}

/**
 * An older picture stays in view when the newest look was not answered; the outcome says so. What MitID has
 * acknowledged since it was looked at is part of the picture: it is MitID's own word, and newer.
 */
export async function systemsOf(
  tx: Tx,
  about: About,
  { identity, person, acts }: Known,
): Promise<SystemsView> {
  const mitid = await newestLook(tx, about, "mitid");
  const cpr = await newestLook(tx, about, "cpr");
  return {
    mitid: mitid === null ? null : withAcknowledged(mitid, identity, acts),
    cpr: cpr === null ? null : { ...cpr, register: person === null ? null : registerView(person) },
  };
}

async function newestLook(
  tx: Tx,
  about: About,
  system: string,
): Promise<{ outcome: LookOutcome; at: string } | null> {
  const row = await tx
    .selectFrom("lookups")
    .where("caseId", "=", about.caseId)
    .where("citizenId", "=", about.citizenId)
    .where("system", "=", system)
    .orderBy("at", "desc")
    .select(["outcome", "at"])
    .executeTakeFirst();
  return row === undefined ? null : { outcome: row.outcome, at: row.at.toISOString() };
}

function withAcknowledged(
  look: { readonly outcome: LookOutcome; readonly at: string },
  identity: StoredIdentity | null,
  acts: readonly ActView[],
): NonNullable<SystemsView["mitid"]> {
  if (identity === null) return { ...look, identity: null };
  const newer = acts
    .filter(({ acknowledgedAt }) => acknowledgedAt !== null && acknowledgedAt > look.at)
    .toReversed();
  const at = newer.at(-1)?.acknowledgedAt ?? look.at;
  return { outcome: look.outcome, at, identity: identityView(newer.reduce(stoppedBy, identity)) };
}

function stoppedBy(identity: StoredIdentity, act: ActView): StoredIdentity {
  const changedAt = act.acknowledgedAt ?? act.acceptedAt;
  switch (act.kind) {
    case "suspend":
      return { ...identity, state: "suspended", heldUntil: null };
    case "hold":
      return identity.state === "active"
        ? { ...identity, state: "held", heldUntil: act.holdUntil }
        : identity;
    case "block": {
      const authenticators = identity.authenticators.map((means) =>
        means.id === act.authenticatorId
          ? { ...means, state: "blocked" as const, stateChangedAt: changedAt }
          : means,
      );
      return { ...identity, authenticators };
    }
    default:
      return act.kind satisfies never;
  }
}

function identityView(identity: StoredIdentity): IdentityView {
  const { state, heldUntil, assuranceLevel, authenticators } = identity;
  return {
    state,
    heldUntil,
    assuranceLevel,
    canHold: stopHasEffect("hold", state, null),
    canSuspend: stopHasEffect("suspend", state, null),
    means: authenticators.map(({ serialSuffix, ...means }) => ({
      ...means,
      suffix: serialSuffix,
      canBlock: stopHasEffect("block", state, means.state),
    })),
  };
}

const registerView = ({
  status,
  nameProtected,
  addressProtected,
  creditWarning,
}: StoredPerson): RegisterView => ({
  status,
  nameProtected,
  addressProtected,
  creditWarning,
});
