/** The invented people of the demo; the simulators and the demo data know the same ones. */
import { before, days } from "../app/domain/duration.ts";
import { CAREFUL_PEOPLE } from "./people/careful.ts";
import { ELSEWHERE_PEOPLE } from "./people/elsewhere.ts";
import { EVERYDAY_PEOPLE } from "./people/everyday.ts";
import type { DemoAuthenticator, DemoPerson } from "./people/types.ts";

export type { DaysAgo, DemoAuthenticator, DemoPerson } from "./people/types.ts";

/** Inger Vestergaard is the first; the order is that of the telephone numbers. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  ...EVERYDAY_PEOPLE,
  ...CAREFUL_PEOPLE,
  ...ELSEWHERE_PEOPLE,
].sort((left, right) => (left.phone < right.phone ? -1 : 1));

/** One person as `GET /_control/people` shows it (product.md §11), with what one needs to play the part. */
export interface ListedPerson {
  readonly name: string;
  readonly cpr: string;
  readonly mitidUserId: string;
  readonly phone: string;
  readonly blockingCode: string;
  readonly authenticators: readonly DemoAuthenticator[];
  readonly kommune: DemoPerson["kommune"];
  readonly story: string;
  readonly givenName: string;
  readonly surname: string;
  readonly email: string | null;
  readonly language: "da" | "en";
  readonly phoneKind: DemoPerson["phoneKind"];
  readonly passportNumber: string | null;
  readonly drivingLicenceNumber: string | null;
  readonly birthPlace: string | null;
  readonly previousMunicipality: string | null;
  readonly siblings: readonly string[];
  readonly children: readonly string[];
  readonly parents: readonly string[];
  readonly maritalStatus: DemoPerson["facts"]["maritalStatus"];
  readonly maritalStatusSince: string | null;
  readonly churchMember: boolean | null;
  readonly street: string;
  readonly postalCode: string;
  readonly movedInOn: string;
  readonly nameProtected: boolean;
  readonly addressProtected: boolean;
  readonly creditWarning: boolean;
  readonly cprStatus: string;
  readonly digitalPost: DemoPerson["digitalPost"]["status"];
  readonly identityUuid: string;
  readonly identityState: DemoPerson["mitid"]["state"];
}

/** `now` turns "moved in yesterday" into a date. */
export function listPerson(person: DemoPerson, now: Date): ListedPerson {
  const { facts, mitid, digitalPost, ...rest } = person;
  const { movedIn, ...told } = facts;
  return {
    ...rest,
    ...told,
    movedInOn: dayOf(movedIn, now),
    digitalPost: digitalPost.status,
    identityUuid: mitid.identityUuid,
    identityState: mitid.state,
  };
}

/** An ISO day, whether it was given as one or counted back from `now`. */
export function dayOf(moment: string | { readonly daysAgo: number }, now: Date): string {
  return typeof moment === "string" ? moment : instantOf(moment, now).toISOString().slice(0, 10);
}

export function instantOf(moment: { readonly daysAgo: number }, now: Date): Date {
  return before(now, days(moment.daysAgo));
}
