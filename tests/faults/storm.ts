/** A storm: forms come in, each again under its own key until it is answered, while processes die and MitID falters. */
import { setTimeout as pause } from "node:timers/promises";
import type { Product } from "../support/product.ts";
import { addFault, clearFaults } from "../support/systems.ts";
import { castOf, type Form } from "./cast.ts";
import type { Scenario, Victim } from "./scenarios.ts";
import type { Order } from "./tally.ts";

const GIVES_UP_AFTER_MS = 90_000;
const AGAIN_AFTER_MS = 150;
const LONGEST_THOUGHT_MS = 900;

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Resolves with what every client was told, when all have their answer and the weather is fair again. */
export async function storm(product: Product, scenario: Scenario, seed: number): Promise<readonly Order[]> {
  const cast = await castOf(product);
  for (const fault of scenario.faults) await addFault(product, "mitid", fault);
  const random = chance(seed);
  const coming = new AbortController();
  const killing = killAll(product, scenario.kills, random);
  const doubling = scenario.twice ? doubleAll(product, coming.signal) : Promise.resolve();
  const told = await Promise.all(cast.map((forms) => sendInTurn(product, forms, random)));
  await killing;
  coming.abort();
  await doubling;
  await clearFaults(product, "mitid");
  return told.flat();
}

async function sendInTurn(product: Product, forms: readonly Form[], random: () => number): Promise<Order[]> {
  const told: Order[] = [];
  for (const form of forms) {
    await pause(random() * LONGEST_THOUGHT_MS);
    told.push({ key: form.key, answer: await sendUntilAnswered(product, form) });
  }
  return told;
}

/** As a browser in an agent's hands: what got no answer is sent again, the same form with the same key. */
async function sendUntilAnswered(product: Product, form: Form): Promise<Order["answer"]> {
  const until = Date.now() + GIVES_UP_AFTER_MS;
  while (Date.now() < until) {
    const status = await send(product, form);
    if (status === 303) return "yes";
    if (status !== null && status < 500 && status !== 429) return "no";
    await pause(AGAIN_AFTER_MS);
  }
  return "none";
}

async function send({ web }: Product, { path, cookie, fields }: Form): Promise<number | null> {
  try {
    const answer = await fetch(web + path, {
      method: "POST",
      redirect: "manual",
      headers: { cookie, accept: "text/html", origin: web },
      body: new URLSearchParams(fields),
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return null;
  }
}

async function killAll(product: Product, victims: readonly Victim[], random: () => number): Promise<void> {
  for (const victim of victims) {
    await pause(100 + random() * LONGEST_THOUGHT_MS);
    await (victim === "web" ? product.crashWeb() : product.crashSecond());
  }
}

/** Orders every delivery once more, without the key that would make the two one job. */
async function doubleAll(product: Product, signal: AbortSignal): Promise<void> {
  const seen = new Set<string>();
  while (!signal.aborted) {
    const { rows } = await product.db.asOwner("select act_id, system from act_targets");
    for (const { act_id, system } of rows) {
      const name = `${String(act_id)} ${String(system)}`;
      if (seen.has(name)) continue;
      seen.add(name);
      const payload = JSON.stringify({ actId: act_id, system });
      await product.db.asOwner("select graphile_worker.add_job('deliver-act', $1::json)", [payload]);
    }
    await pause(20);
  }
}
