/** Twenty people block the same means of one person at once, by phone, on the web and at the desk: one block, and the truth for all. */
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { placeCitizenStop } from "../../app/commands/place-citizen-stop.ts";
import { lookUpOwnMeans } from "../../app/lookups/look-up-own-means.ts";
import type { DemoPerson } from "../../integrations/people.ts";
import { demoPerson, meansOf } from "../support/act-bench.ts";
import { CLAIMED, openScene } from "../support/act-scene.ts";
import { LINE } from "../support/block-branch.ts";
import { chance } from "../support/chance.ts";
import { startProduct } from "../support/product.ts";
import { stageOf } from "../support/product-stage.ts";
import { LinePhone } from "../support/scripted-call-phone.ts";
import { eventually, mitidLog } from "../support/systems.ts";

const product = await startProduct({ clock: "real" });
const stage = stageOf(product);
const WAYS = { phone: 7, web: 6, desk: 7 } as const;
const ALL = 20;

/** What somebody was told: the receipt, and in the words of their way what became of it. */
interface Told {
  readonly receipt: string;
  readonly fate: "underWay" | "alreadyDone" | "spoken";
}
type Block = () => Promise<Told>;

async function byPhone({ blockingCode }: DemoPerson, index: number): Promise<Block> {
  const from = `+4520${String(800_000 + index)}`;
  const phone = await LinePhone.call(product.sandbox, { from, to: LINE });
  for (const keys of ["1", "1", "1", `${blockingCode}#`, "3", "1"]) {
    await phone.reaches("gather");
    await phone.press(keys);
  }
  await phone.reaches("gather", /Tryk 1 for at spærre nu/);
  return async () => {
    await phone.press("1");
    const { text } = await phone.hears(/kvitteringsnummer er (\d(?: \d){7})/, 25_000);
    expect(text).toMatch(/er nu spærret/);
    const [, spoken = ""] = /kvitteringsnummer er (\d(?: \d){7})/.exec(text) ?? [];
    await phone.hangup();
    return { receipt: spoken.replaceAll(" ", ""), fate: "spoken" };
  };
}

async function onTheWeb({ blockingCode: code }: DemoPerson, index: number): Promise<Block> {
  const visit = { visitId: randomUUID(), source: `192.0.2.${String(index)}`, code };
  const { context } = stage;
  expect(await lookUpOwnMeans(context, visit)).toMatchObject({ allowed: true });
  return async () => {
    const stop = { kind: "block", means: "codeApp" } as const;
    const ruling = await placeCitizenStop(context, { ...visit, stop, reason: "lost", language: "da" });
    if (!ruling.allowed) throw new Error(ruling.reasons.join());
    return { receipt: ruling.value.receiptNumber, fate: ruling.value.fate };
  };
}

async function atTheDesk(person: DemoPerson): Promise<Block> {
  const scene = await openScene(stage, person, { proof: CLAIMED });
  return async () => {
    const ruling = await scene.place({ kind: "block", authenticatorId: meansOf(person, "codeApp") });
    if (!ruling.allowed) throw new Error(ruling.reasons.join());
    return { receipt: ruling.value.receiptNumber, fate: ruling.value.fate };
  };
}

const times = <Made>(count: number, make: (index: number) => Made): Made[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** The desk comes first, one by one: a test's proof is written past a trigger of the whole table. */
async function everybody(person: DemoPerson, round: number): Promise<Block[]> {
  const desks: Block[] = [];
  for (let index = 0; index < WAYS.desk; index += 1) desks.push(await atTheDesk(person));
  const others = await Promise.all([
    ...times(WAYS.web, (index) => onTheWeb(person, round * 20 + index + 1)),
    ...times(WAYS.phone, (index) => byPhone(person, round * 20 + index)),
  ]);
  return [...desks, ...others];
}

function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const random = chance(seed);
  return items
    .map((item) => ({ item, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}

async function actsOn(person: DemoPerson) {
  const { rows } = await product.db.asOwner(
    `select a.id, a.receipt_number as receipt, a.state, a.fate, a.same_as_act_id as same_as, t.state as target,
            (select count(*)::int from notices n where n.act_id = a.id) as notices
       from acts a join act_targets t on t.act_id = a.id where a.authenticator_id = $1`,
    [meansOf(person, "codeApp")],
  );
  return rows;
}

describe.each([
  [1, "Inger Vestergaard"],
  [2, "James O'Connor"],
  [3, "Amina Yusuf Larsen"],
])("round %i, twenty at once, in any order", (round, name) => {
  it("is one block at MitID, one receipt each, and nobody is told a lie", { timeout: 240_000 }, async () => {
    const person = demoPerson(name);
    const blocks = shuffled(await everybody(person, round), round);
    expect(blocks).toHaveLength(ALL);
    const told = await Promise.all(blocks.map((block) => block()));
    const acts = await eventually(
      () => actsOn(person),
      (rows) => rows.length === ALL && rows.every(({ target }) => target === "acknowledged"),
    );
    expect(new Set(told.map(({ receipt }) => receipt)).size).toBe(ALL);
    const firsts = acts.filter(({ same_as }) => same_as === null);
    expect(firsts).toHaveLength(1);
    for (const { receipt, fate } of told) {
      const act = acts.find((one) => one["receipt"] === receipt);
      expect(act).toMatchObject({
        state: "acknowledged",
        same_as: act === firsts[0] ? null : firsts[0]?.["id"],
      });
      if (fate !== "spoken") expect(fate).toBe(act === firsts[0] ? "underWay" : "alreadyDone");
    }
    expect(acts.filter(({ fate }) => fate === "applied")).toHaveLength(1);
    expect(acts.filter(({ fate }) => fate === "alreadyDone")).toHaveLength(ALL - 1);
    await expectOneBlock(person);
    await eventually(
      () => actsOn(person),
      (rows) => rows.filter(({ notices }) => Number(notices) > 0).length === 1,
    );
  });
});

async function expectOneBlock({ mitid: { identityUuid } }: DemoPerson): Promise<void> {
  const asked = (await mitidLog(product, "blockAuthenticator")).filter(
    ({ subject }) => subject === identityUuid,
  );
  expect(asked.filter(({ outcome }) => outcome === "applied")).toHaveLength(1);
  expect(new Set(asked.map(({ outcome }) => outcome))).toEqual(new Set(["applied", "alreadyDone"]));
  const { changes } = await stage.context.ports.mitid.changes(0, 500);
  const lines = changes.filter((line) => line.identityUuid === identityUuid);
  expect(lines.map(({ event }) => event)).toEqual(["authenticatorBlocked"]);
}

it("nobody has waited for another crosswise, and nothing went wrong on the way", async () => {
  const { rows } = await product.db.asOwner(
    "select deadlocks::int from pg_stat_database where datname = current_database()",
  );
  expect(rows).toEqual([{ deadlocks: 0 }]);
  expect(product.log()).not.toMatch(/"level":(50|60)|job failed/);
});
