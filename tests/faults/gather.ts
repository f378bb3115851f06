/** What is on file after a storm, and what MitID, the carrier and Digital Post say that they were asked to do. */
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { DEMO_PEOPLE } from "../../integrations/people.ts";
import type { Product } from "../support/product.ts";
import { stageOf } from "../support/product-stage.ts";
import { tallyOf, type ActOnFile, type Order, type Seen, type Tally } from "./tally.ts";

const actShape = z.array(
  z.object({
    id: z.string(),
    key: z.string(),
    state: z.string(),
    fate: z.string().nullable(),
    targets: z.array(z.string()),
    attempts: z.coerce.number(),
    notices: z.array(z.object({ channel: z.string(), state: z.string() })),
    calledBack: z.boolean(),
    seconds: z.coerce.number().nullable(),
  }),
);

async function actsOf({ db }: Product): Promise<readonly ActOnFile[]> {
  const { rows } = await db.asOwner(
    `select a.id, a.idempotency_key as key, a.state, a.fate,
            coalesce((select jsonb_agg(t.state order by t.system) from act_targets t where t.act_id = a.id), '[]') as targets,
            coalesce((select max(t.attempts) from act_targets t where t.act_id = a.id), 0) as attempts,
            coalesce((select jsonb_agg(jsonb_build_object('channel', n.channel, 'state', n.state))
                        from notices n where n.act_id = a.id and n.template = 'act'), '[]') as notices,
            exists (select 1 from reissues r join acts s on s.citizen_id = a.citizen_id
                     where r.act_id = a.id and r.state = 'cancelled' and s.fate = 'applied'
                       and s.kind in ('hold', 'block', 'suspend') and s.acknowledged_at >= a.accepted_at) as "calledBack",
            extract(epoch from a.acknowledged_at - a.accepted_at)::float as seconds
       from acts a where a.accepted_at is not null`,
  );
  return actShape.parse(rows);
}

const logShape = z.array(z.object({ key: z.string().nullable(), outcome: z.string() }));
const lettersShape = z.array(z.object({ messageUUID: z.string() }));

async function seenNow(product: Product, orders: readonly Order[]): Promise<Seen> {
  const read = async (path: string): Promise<unknown> => (await fetch(product.sandbox + path)).json();
  const log = logShape.parse(await read("/mitid/_control/log"));
  const letters = lettersShape.parse(await read("/digitalpost/_control/letters"));
  const texts = (await Promise.all(DEMO_PEOPLE.map(({ phone }) => product.line.messages(phone)))).flat();
  const acts = await actsOf(product);
  return {
    orders,
    acts,
    effects: log.flatMap(({ key, outcome }) => (key !== null && outcome === "applied" ? [key] : [])),
    messages: [
      ...texts.map(({ to, body }) => `${to.slice(-2)} ${body}`),
      ...letters.map(({ messageUUID }) => messageUUID),
    ],
    sms: { onFile: await smsOnFile(product), atCarrier: texts.length },
    open: await openOf(product, orders),
  };
}

async function smsOnFile({ db }: Product): Promise<number> {
  const { rows } = await db.asOwner(
    "select count(*)::int as count from notices where channel = 'sms' and state in ('sent', 'delivered')",
  );
  return Number(rows[0]?.["count"] ?? 0);
}

/** Asks MitID itself about everybody whose suspension was promised: the file is one thing, the access another. */
async function openOf(product: Product, orders: readonly Order[]): Promise<readonly string[]> {
  const { db, context } = stageOf(product);
  const promised = orders.filter(({ answer }) => answer === "yes").map(({ key }) => key);
  const { rows } = await db.asOwner(
    `select c.mitid_uuid from acts a join citizens c on c.id = a.citizen_id
      where a.kind = 'suspend' and a.idempotency_key = any($1)`,
    [promised],
  );
  const people = DEMO_PEOPLE.filter(({ mitid }) =>
    rows.some((row) => row["mitid_uuid"] === mitid.identityUuid),
  );
  const states = await Promise.all(
    people.map(async ({ name, cpr }) => {
      const found = await context.ports.mitid.findIdentity({ by: "cpr", cpr });
      return { name, state: found?.state };
    }),
  );
  return states.flatMap(({ name, state }) => (state === "suspended" ? [] : [name]));
}

const LONGEST_CALM_MS = 240_000;

/** Waits until nothing is missing any more, or for as long as the sweeps may take; then tells what there is. */
export async function calm(product: Product, orders: readonly Order[]): Promise<Tally> {
  const until = Date.now() + LONGEST_CALM_MS;
  for (;;) {
    const tally = tallyOf(await seenNow(product, orders));
    if (tally.lost.length === 0 || Date.now() > until) return tally;
    await pause(1_000);
  }
}
