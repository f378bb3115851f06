/** `GET /contacts/`: the contact register of the simulated Digital Post. */
import { z } from "zod";
import type { DemoPerson } from "../../people.ts";
import { stableUuid } from "../../people/build.ts";
import { shaped } from "../../simulator-kit/problem.ts";
import type { SimulatorFrame } from "../../simulator-kit/simulator.ts";
import type { WireContact } from "../schemas.ts";
import { onePage } from "./receipts.ts";

const contactsQuery = z.strictObject({ cprNumber: z.string().regex(/^\d{10}$/) });

export function addContacts(frame: SimulatorFrame, people: readonly DemoPerson[], base: string): void {
  frame.on("get", `${base}/contacts/`, "queryContacts", (request) => {
    const { cprNumber } = shaped(contactsQuery, request.query);
    const person = people.find((one) => one.cpr === cprNumber);
    const contact = person === undefined ? null : contactOf(person);
    const contacts = contact === null ? [] : [contact];
    return {
      status: 200,
      body: { ...onePage(contacts.length), contacts },
      outcome: contact === null ? "notFound" : "found",
      subject: person?.mitid.identityUuid ?? null,
    };
  });
}

function contactOf(person: DemoPerson): WireContact | null {
  const subscription = subscriptionOf(person);
  if (subscription === null) return null;
  return {
    id: stableUuid(`contact ${person.phone}`),
    type: "CITIZEN",
    cprNumber: person.cpr,
    mailboxSubscription: subscription,
    nemSmsSubscription: { registered: person.digitalPost.nemSms },
  };
}

function subscriptionOf(person: DemoPerson): WireContact["mailboxSubscription"] | null {
  const emigrated = person.cprStatus === "80";
  switch (person.digitalPost.status) {
    case "registered":
      return { registrationStatus: "AUTOMATIC_REGISTRATION", publicRegistrationStatus: "REGISTERED" };
    case "exempt":
      return {
        registrationStatus: emigrated ? "EXEMPT_LEFT_THE_COUNTRY" : "EXEMPT_OTHER_REASON",
        publicRegistrationStatus: "EXEMPT",
      };
    case "closed":
      return { registrationStatus: null, publicRegistrationStatus: "CLOSED" };
    case "unknown":
      return null;
    default:
      return person.digitalPost.status satisfies never;
  }
}
