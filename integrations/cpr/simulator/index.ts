/** The CPR register's simulator: answers for the demo people with status, protection and control facts. */
import { z } from "zod";
import type { DemoPerson } from "../../people.ts";
import { dayOf } from "../../people.ts";
import { postalDistrictOf } from "../../people/postal-districts.ts";
import type { BasicCredentials } from "../../simulator-kit/basic-auth.ts";
import { Problem, shaped } from "../../simulator-kit/problem.ts";
import type { Simulator } from "../../simulator-kit/simulator.ts";
import { createSimulatorFrame } from "../../simulator-kit/simulator.ts";
import type { personSchema } from "../schemas.ts";

export interface CprSimulatorSettings {
  readonly credentials: BasicCredentials;
  readonly people: readonly DemoPerson[];
  readonly now: () => Date;
}

const searchRequest = z.strictObject({ cpr: z.string().regex(/^\d{10}$/) });

/** Serves `/cpr/*` once mounted. */
export function createCprSimulator(settings: CprSimulatorSettings): Simulator {
  const { now, credentials } = settings;
  // "Yesterday" is counted from the start, else the newly moved would move again each night.
  let start = now();
  const frame = createSimulatorFrame({
    prefix: "/cpr",
    credentials,
    now,
    reset: () => void (start = now()),
  });
  frame.on("post", "/persons/search", "searchPersons", (request) => {
    const { cpr } = shaped(searchRequest, request.body);
    const person = settings.people.find((one) => one.cpr === cpr);
    if (person === undefined) throw new Problem(404, "person.unknown");
    // The register's own key is the CPR number, which no log may hold: MitID's key stands in for it.
    const subject = person.mitid.identityUuid;
    return { status: 200, body: registered(person, start), outcome: "found", subject };
  });
  return { mount: frame.mount, close: () => undefined };
}

function registered(person: DemoPerson, start: Date): z.infer<typeof personSchema> {
  const { movedIn, ...facts } = person.facts;
  return {
    cpr: person.cpr,
    givenName: person.givenName,
    surname: person.surname,
    status: person.cprStatus,
    nameProtected: person.nameProtected,
    addressProtected: person.addressProtected,
    municipalityCode: person.kommune.code,
    municipalityName: person.kommune.name,
    postalDistrict: postalDistrictOf(person.facts.postalCode),
    creditWarning: person.creditWarning,
    facts: {
      ...facts,
      siblings: [...facts.siblings],
      children: [...facts.children],
      parents: [...facts.parents],
      movedInOn: dayOf(movedIn, start),
    },
  };
}
