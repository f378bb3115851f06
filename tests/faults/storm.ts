/** A storm: forms come in, each again under its own key until it is answered, while processes die and MitID falters. */
import { setTimeout as pause } from "node:timers/promises";
import { chance } from "../support/chance.ts";
import type { Product } from "../support/product.ts";
import { addFault, clearFaults } from "../support/systems.ts";
import { castOf, type Form } from "./cast.ts";
import type { Scenario, Victim } from "./scenarios.ts";
import type { Order } from "./tally.ts";

const GIVES_UP_AFTER_MS = 90_000;
const AGAIN_AFTER_MS = 150;
/** Between two forms of one agent; longer where processes are killed, so that there are many moments to die at. */
const THOUGHT_MS = { calm: 900, killing: 5_000 };
const MOST_KILLS = 30;
/** Between two kills: what has just come up again is left long enough to take something into its hands. */
const LIVES_MS = { least: 500, more: 2_500 };

export interface Storm {
  readonly orders: readonly Order[];
  /** For each kill, how many deliveries were under way when it came. */
  readonly kills: readonly number[];
}

/** Resolves with what every client was told, when all have their answer and the weather is fair again. */
export async function storm(product: Product, scenario: Scenario, seed: number): Promise<Storm> {
  const cast = await castOf(product);
  for (const fault of scenario.faults) await addFault(product, "mitid", fault);
  const random = chance(seed);
  const thoughtMs = scenario.victims.length === 0 ? THOUGHT_MS.calm : THOUGHT_MS.killing;
  const coming = new AbortController();
  const killing = killInTurn(product, scenario.victims, random, coming.signal);
  const doubling = scenario.twice ? doubleAll(product, coming.signal) : Promise.resolve();
  const told = await Promise.all(cast.map((forms) => sendInTurn(product, forms, { random, thoughtMs })));
  coming.abort();
  const kills = await killing;
  await doubling;
  await clearFaults(product, "mitid");
  return { orders: told.flat(), kills };
}

interface Pace {
  readonly random: () => number;
  readonly thoughtMs: number;
}

async function sendInTurn(
  product: Product,
  forms: readonly Form[],
  { random, thoughtMs }: Pace,
): Promise<Order[]> {
  const told: Order[] = [];
  for (const form of forms) {
    await pause(random() * thoughtMs);
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

async function killInTurn(
  product: Product,
  victims: readonly Victim[],
  random: () => number,
  signal: AbortSignal,
): Promise<readonly number[]> {
  const kills: number[] = [];
  while (!signal.aborted && victims.length > 0 && kills.length < MOST_KILLS) {
    await pause(LIVES_MS.least + random() * LIVES_MS.more);
    const victim = victims[kills.length % victims.length];
    kills.push(await underWay(product));
    await (victim === "web" ? product.crashWeb() : product.crashSecond());
  }
  return kills;
}

async function underWay({ db }: Product): Promise<number> {
  const { rows } = await db.asOwner("select count(*)::int as count from act_targets where state = 'sent'");
  return Number(rows[0]?.["count"] ?? 0);
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
