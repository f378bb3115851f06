/** Two decisions about one person never wait for each other crosswise, whichever cases they come from. */
import { expect, it } from "vitest";
import { setTimeout as pause } from "node:timers/promises";
import { lockSubject } from "../../../db/acts.ts";
import { lockCaseByNumber } from "../../../db/cases.ts";
import type { Database } from "../../../db/database.ts";
import { placeAct } from "../../../app/commands/place-act.ts";
import { openActBench } from "../../support/act-bench.ts";
import {
  accepted,
  actRow,
  CLAIMED,
  openScene,
  phoneChangedSixDaysAgo,
  STRONG,
} from "../../support/act-scene.ts";

const bench = await openActBench();

it("a hold that takes back a reissue of another case does not wait for whoever works in that case", async () => {
  const person = await phoneChangedSixDaysAgo(bench, "Amina Yusuf Larsen");
  const theirs = await openScene(bench, person, { proof: STRONG });
  const waiting = await accepted(theirs.place({ kind: "temporaryPin" }));
  const mine = await openScene(bench, person, { proof: CLAIMED });
  let attempts = 0;
  const database: Database = {
    ...bench.db.database,
    transact: (actor, work) =>
      bench.db.database.transact(actor, (tx) => {
        attempts += 1;
        return work(tx);
      }),
  };
  let inCase = (): void => undefined;
  const hasCase = new Promise<void>((resolve) => (inCase = resolve));
  const atWork = bench.db.database.transact(theirs.actor, async (tx) => {
    await lockCaseByNumber(tx, theirs.number);
    inCase();
    await pause(300);
    await lockSubject(tx, theirs.citizenId);
  });
  await hasCase;
  const order = {
    actor: mine.actor,
    caseNumber: mine.number,
    act: { kind: "hold" },
    reason: "lost",
  } as const;
  const key = { seenVersion: null, idempotencyKey: crypto.randomUUID() };
  const placed = await placeAct({ ...bench.context, database }, { ...order, ...key });
  await atWork;
  expect(placed).toMatchObject({ allowed: true });
  expect(await actRow(bench, waiting)).toMatchObject({ state: "withdrawn", withdrawn_by: "system" });
  expect(attempts).toBe(1);
});
