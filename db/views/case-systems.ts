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

/** An older picture stays in view when the newest look was not answered; the outcome says so. */
export async function systemsOf(
  tx: Tx,
  about: About,
  identity: StoredIdentity | null,
  person: StoredPerson | null,
): Promise<SystemsView> {
  const mitid = await newestLook(tx, about, "mitid");
  const cpr = await newestLook(tx, about, "cpr");
  return {
    mitid: mitid === null ? null : { ...mitid, identity: identity === null ? null : identityView(identity) },
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
