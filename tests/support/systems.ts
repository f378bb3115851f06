/** What the simulated systems know and were told, read over their own control addresses. */
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Product } from "./product.ts";

const personShape = z.object({
  name: z.string(),
  cpr: z.string(),
  mitidUserId: z.string(),
  phone: z.string(),
  blockingCode: z.string(),
  passportNumber: z.string().nullable(),
  drivingLicenceNumber: z.string().nullable(),
  birthPlace: z.string().nullable(),
  previousMunicipality: z.string().nullable(),
  siblings: z.array(z.string()),
  children: z.array(z.string()),
  parents: z.array(z.string()),
  maritalStatusSince: z.string().nullable(),
  street: z.string(),
  postalCode: z.string(),
});
export type KnownPerson = z.infer<typeof personShape>;

async function getJson(url: string): Promise<unknown> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${String(answer.status)}`);
  return answer.json();
}

export async function people(product: Product): Promise<readonly KnownPerson[]> {
  return z.array(personShape).parse(await getJson(`${product.sandbox}/_control/people`));
}

export async function personNamed(product: Product, name: string): Promise<KnownPerson> {
  const found = (await people(product)).find((person) => person.name.includes(name));
  if (found === undefined) throw new Error(`the sandbox knows no ${name}`);
  return found;
}

const logShape = z.array(
  z.object({ operation: z.string(), subject: z.string().nullable(), outcome: z.string() }),
);

/** What MitID was asked to do, such as `suspendIdentity`, with what became of it. */
export async function mitidLog(product: Product, operation: string) {
  const log = logShape.parse(await getJson(`${product.sandbox}/mitid/_control/log`));
  return log.filter((entry) => entry.operation === operation);
}

const lettersShape = z.array(z.object({ label: z.string(), text: z.string(), xml: z.string() }));

export async function letters(product: Product) {
  return lettersShape.parse(await getJson(`${product.sandbox}/digitalpost/_control/letters`));
}

type System = "mitid" | "mitid/broker" | "nemlogin" | "nemkonto" | "digitalpost" | "cpr";

export async function addFault(product: Product, system: System, fault: object): Promise<void> {
  const body = JSON.stringify(fault);
  const headers = { "content-type": "application/json" };
  await fetch(`${product.sandbox}/${system}/_control/faults`, { method: "POST", headers, body });
}

export async function clearFaults(product: Product, system: System): Promise<void> {
  await fetch(`${product.sandbox}/${system}/_control/faults`, { method: "DELETE" });
}

/** Asks again until it holds; fails with the last answer after fifteen seconds. */
export async function eventually<Found>(
  look: () => Promise<Found>,
  holds: (found: Found) => boolean,
): Promise<Found> {
  for (let attempt = 0; attempt < 150; attempt += 1) {
    const found = await look();
    if (holds(found)) return found;
    await pause(100);
  }
  throw new Error(`it never came true; last seen: ${JSON.stringify(await look())}`);
}

/** What this person would answer, by what a question asks about. */
export function knownFacts(
  person: KnownPerson,
): readonly { readonly asks: RegExp; readonly answer: string }[] {
  const {
    birthPlace,
    previousMunicipality,
    siblings,
    children,
    parents,
    maritalStatusSince,
    street,
    postalCode,
  } = person;
  return [
    { asks: /født/, answer: birthPlace ?? "" },
    { asks: /kommune/, answer: previousMunicipality ?? "" },
    { asks: /søskende/, answer: siblings[0] ?? "" },
    { asks: /børn/, answer: children[0] ?? "" },
    { asks: /forældre/, answer: parents[0] ?? "" },
    { asks: /år fik du/, answer: maritalStatusSince?.slice(0, 4) ?? "" },
    { asks: /vej/, answer: street },
    { asks: /postnummer/, answer: postalCode },
  ];
}
