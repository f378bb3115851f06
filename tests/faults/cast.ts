/** The people of a storm: a case with proof for each of them, and what is ordered about them, one after another. */
import { DEMO_PEOPLE, type DemoPerson } from "../../integrations/people.ts";
import { openScene, STRONG } from "../support/act-scene.ts";
import type { Product } from "../support/product.ts";
import { stageOf } from "../support/product-stage.ts";
import { sessionOf } from "../http/staff-caller.ts";

export interface Form {
  readonly path: string;
  readonly cookie: string;
  readonly fields: Readonly<Record<string, string>>;
  /** As the act keeps it. */
  readonly key: string;
}

/** For each person, the forms that their agent sends, in order. */
export async function castOf(product: Product): Promise<readonly (readonly Form[])[]> {
  const people = DEMO_PEOPLE.filter(({ mitid, cprStatus }) => mitid.state === "active" && cprStatus === "01");
  const all: (readonly Form[])[] = [];
  for (const person of people) all.push(await formsAbout(product, person));
  return all;
}

async function formsAbout(product: Product, person: DemoPerson): Promise<readonly Form[]> {
  const scene = await openScene(stageOf(product), person, { proof: STRONG });
  const cookie = await sessionOf(product, String(scene.actor.id));
  const version = String(await scene.seenVersion());
  const form = (route: string, fields: Readonly<Record<string, string>>, suffix = ""): Form => {
    const idempotencyKey = crypto.randomUUID();
    return {
      path: `/agent/sager/${scene.number}/${route}`,
      cookie,
      fields: { ...fields, idempotencyKey },
      key: `${String(scene.actor.id)}:${idempotencyKey}${suffix}`,
    };
  };
  const ordered = (act: string): Form => form("handling", { act, seenVersion: version }, `:${act}`);
  const stopped = (stop: string): Form => form("spaer", { stop, reason: "stolen" }, `:${stop}`);
  const means = person.authenticators.filter(({ state }) => state === "active");
  return [
    ordered("orderMeans:codeDisplay"),
    ordered("temporaryPassword"),
    ...means.map(({ id }) => stopped(`block:${id}`)),
    stopped("hold"),
    stopped("suspend"),
  ];
}
