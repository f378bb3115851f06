/** Jobs whose process died are taken up again in minutes, whatever they are; those under way are left alone. */
import { beforeEach, expect, it } from "vitest";
import { freeDeadJobs } from "../../app/commands/free-dead-jobs.ts";
import { addJob } from "../../db/jobs.ts";
import { systemActor } from "../../app/domain/actor.ts";
import { testDatabase } from "../support/database.ts";

const db = await testDatabase();
const NOTICE = "5f8fad5b-d9cb-4d79-a465-708677289501";

beforeEach(async () => {
  await db.asOwner("delete from graphile_worker._private_jobs");
});

async function jobHeldBy(worker: string, seconds: number, noticeId = NOTICE): Promise<void> {
  await db.database.transact(systemActor("test"), (tx) =>
    addJob(tx, "deliver-notice", { noticeId }, { key: `${worker}:${String(seconds)}` }),
  );
  await db.asOwner(
    "update graphile_worker._private_jobs set locked_by = $1, locked_at = now() - make_interval(secs => $2), attempts = 1 where key = $3",
    [worker, seconds, `${worker}:${String(seconds)}`],
  );
}

async function free(): Promise<readonly unknown[]> {
  const { rows } = await db.asOwner(
    "select key from graphile_worker.jobs where locked_by is null order by key",
  );
  return rows.map(({ key }) => key);
}

it("frees every job of a worker that has held one for more than two minutes", async () => {
  await jobHeldBy("gone", 121);
  await jobHeldBy("gone", 5);
  await jobHeldBy("alive", 110);
  expect(await freeDeadJobs(db.context)).toBe(1);
  expect(await free()).toEqual(["gone:121", "gone:5"]);
  expect(await freeDeadJobs(db.context)).toBe(0);
});

it("does nothing where nobody holds anything for long", async () => {
  await jobHeldBy("alive", 119);
  expect(await freeDeadJobs(db.context)).toBe(0);
  expect(await free()).toEqual([]);
});
