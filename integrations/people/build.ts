/** Fills in what is the same for most demo people, so that each of them tells only what is special. */
import { createHash } from "node:crypto";
import type { AuthenticatorKind } from "../../app/domain/protection/means.ts";
import type { DemoAuthenticator, DemoMitid, DemoPerson } from "./types.ts";

type MeansSketch = Omit<DemoAuthenticator, "id">;
type MeansChange = Partial<Omit<MeansSketch, "kind">>;

const means =
  (kind: AuthenticatorKind) =>
  (issuedOn: string, change: MeansChange = {}): MeansSketch => ({
    kind,
    state: "active",
    serialSuffix: null,
    device: null,
    issuedOn,
    usedDaysAgo: change.state === "notActivated" ? null : 9,
    ...change,
  });

export const codeApp = means("codeApp");
export const codeDisplay = means("codeDisplay");
export const codeReader = means("codeReader");
export const chip = means("chip");
export const password = means("password");

type FactsSketch = Pick<DemoPerson["facts"], "birthPlace" | "street" | "postalCode" | "movedIn"> &
  Partial<DemoPerson["facts"]>;

export interface PersonSketch {
  readonly givenName: string;
  readonly surname: string;
  readonly cpr: string;
  readonly mitidUserId: string;
  readonly phone: string;
  readonly email: string | null;
  readonly blockingCode: string;
  readonly kommune: readonly [code: string, name: string];
  readonly story: string;
  readonly authenticators: readonly MeansSketch[];
  readonly facts: FactsSketch;
  readonly mitid?: Partial<DemoMitid>;
  readonly differs?: Partial<
    Pick<
      DemoPerson,
      | "phoneKind"
      | "language"
      | "cprStatus"
      | "nameProtected"
      | "addressProtected"
      | "creditWarning"
      | "digitalPost"
      | "certificates"
      | "hasNemkonto"
    >
  >;
}

export function demoPerson(sketch: PersonSketch): DemoPerson {
  const { authenticators, facts, mitid, differs, kommune, ...told } = sketch;
  return {
    ...told,
    name: `${told.givenName} ${told.surname}`,
    kommune: { code: kommune[0], name: kommune[1] },
    phoneKind: "mobile",
    language: "da",
    cprStatus: "01",
    nameProtected: false,
    addressProtected: false,
    creditWarning: false,
    digitalPost: { status: "registered", nemSms: true },
    certificates: [],
    hasNemkonto: true,
    ...differs,
    authenticators: authenticators.map((one, index) => ({
      id: stableUuid(`authenticator ${told.phone} ${index}`),
      ...one,
    })),
    mitid: {
      identityUuid: stableUuid(`identity ${told.phone}`),
      state: "active",
      assuranceLevel: "Substantial",
      phoneChanged: { daysAgo: 900 },
      emailChanged: { daysAgo: 900 },
      ...mitid,
    },
    facts: { ...NO_FACTS, ...facts },
  };
}

const NO_FACTS = {
  previousMunicipality: null,
  siblings: [],
  children: [],
  parents: [],
  maritalStatus: "unmarried",
  maritalStatusSince: null,
  churchMember: false,
  passportNumber: null,
  drivingLicenceNumber: null,
} as const;

/** A UUID shaped like version 4 that is the same in each run, so that bookmarks and scripts keep working. */
export function stableUuid(seed: string): string {
  const hex = createHash("sha256").update(`faelleslinjen ${seed}`, "utf8").digest("hex");
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join("-");
}
