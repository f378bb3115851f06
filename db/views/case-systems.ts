/** What each system last said about the person of a case, how old that is, and nothing a question could be answered with. */
import type {
  AuthenticatorKind,
  AuthenticatorState,
  AssuranceLevel,
  IdentityState,
} from "../../app/domain/protection/means.ts";
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
}

export interface IdentityView {
  readonly state: IdentityState;
  readonly heldUntil: string | null;
  readonly assuranceLevel: AssuranceLevel;
  readonly means: readonly MeansView[];
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
  return { outcome: look.outcome, at, identity: identityView(newer.reduce(changedBy, identity)) };
}

function changedBy(identity: StoredIdentity, act: ActView): StoredIdentity {
  switch (act.kind) {
    case "suspend":
      return { ...identity, state: "suspended", heldUntil: null };
    case "revoke":
      return { ...identity, state: "revoked", heldUntil: null };
    case "liftHold":
    case "reopen":
      return { ...identity, state: "active", heldUntil: null };
    case "hold":
      return identity.state === "active"
        ? { ...identity, state: "held", heldUntil: act.holdUntil }
        : identity;
    case "block":
      return withMeans(identity, act, "blocked");
    case "liftLockout":
      return withMeans(identity, act, "active");
    // What a reissue makes is seen when MitID is asked anew.
    case "activationCode":
    case "temporaryPassword":
    case "temporaryPin":
    case "orderMeans":
      return identity;
    default:
      return act.kind satisfies never;
  }
}

function withMeans(identity: StoredIdentity, act: ActView, state: AuthenticatorState): StoredIdentity {
  const stateChangedAt = act.acknowledgedAt ?? act.acceptedAt;
  const authenticators = identity.authenticators.map((means) =>
    means.id === act.authenticatorId ? { ...means, state, stateChangedAt } : means,
  );
  return { ...identity, authenticators };
}

function identityView(identity: StoredIdentity): IdentityView {
  const { state, heldUntil, assuranceLevel, authenticators } = identity;
  return {
    state,
    heldUntil,
    assuranceLevel,
    means: authenticators.map(({ serialSuffix, ...means }) => ({
      ...means,
      suffix: serialSuffix,
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
