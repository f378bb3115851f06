/** What the desk asks of the CPR register: who a number is, and the facts that control questions are drawn from. */

/** Facts the server scores answers against; they never leave the server (product.md §5). */
export interface ControlFacts {
  readonly birthPlace: string | null;
  readonly previousMunicipality: string | null;
  readonly siblings: readonly string[];
  readonly children: readonly string[];
  readonly parents: readonly string[];
  readonly maritalStatus: "unmarried" | "married" | "divorced" | "widowed" | "partnership";
  readonly maritalStatusSince: string | null;
  readonly churchMember: boolean | null;
  readonly street: string;
  readonly postalCode: string;
  readonly movedInOn: string;
  readonly passportNumber: string | null;
  readonly drivingLicenceNumber: string | null;
}

export interface CprPerson {
  readonly cpr: string;
  readonly givenName: string;
  readonly surname: string;
  /** Two-digit CPR status code (domain.md §8.2). */
  readonly status: string;
  readonly nameProtected: boolean;
  readonly addressProtected: boolean;
  readonly municipalityCode: string;
  /** Name of the postal district that the address lies in, as it stands on an envelope. */
  readonly postalDistrict: string;
  readonly creditWarning: boolean;
  readonly facts: ControlFacts;
}

/** Rejects with SystemDown when the register does not answer usefully. */
export interface CprPort {
  findPerson(cpr: string): Promise<CprPerson | null>;
}
