/** No notice is lost: each way is tried by itself, what Digital Post will not carry goes on paper, and whom nothing reaches is escalated. */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { refuseRequest } from "../../../app/commands/refuse-request.ts";
import { reviveNotices } from "../../../app/commands/revive-notices.ts";
import { seeToEscalation } from "../../../app/commands/see-to-escalation.ts";
import { takeEscalation } from "../../../app/commands/take-escalation.ts";
import { staffActor, systemActor } from "../../../app/domain/actor.ts";
import { minutes } from "../../../app/domain/duration.ts";
import { paperText } from "../../../app/locales/notice-text.ts";
import { printLetter, type PrintLetter } from "../../../app/lookups/print-letter.ts";
import { escalationsOpen } from "../../../db/escalations.ts";
import { escalationsView } from "../../../db/views/escalations.ts";
import { demoPerson } from "../../support/act-bench.ts";
import { accepted, CONFIRMED, openScene, refused } from "../../support/act-scene.ts";
import { hireAgent } from "../../support/desk.ts";
import { openNoticeBench, type NoticeBench } from "../../support/notice-bench.ts";

let notices: NoticeBench;
beforeAll(async () => {
  notices = await openNoticeBench();
});
beforeEach(async () => {
  notices.bench.setClock(0);
  await notices.bench.clearFaults();
  notices.told.length = 0;
  Object.assign(notices.post, { state: "up", mailbox: "registered", nemSms: true });
});

async function suspended(name: string): Promise<string> {
  const scene = await openScene(notices.bench, demoPerson(name), { proof: CONFIRMED });
  const actId = await accepted(scene.place({ kind: "suspend" }));
  await notices.bench.work();
  return actId;
}

async function wishRefused(name: string): Promise<string> {
  const { actor, number: caseNumber } = await openScene(notices.bench, demoPerson(name));
  const order = { actor, caseNumber, kind: "reopen", reasonCode: "wish.notEntitled" } as const;
  const ruling = await refuseRequest(notices.bench.context, order);
  if (!ruling.allowed) throw new Error(ruling.reasons.join());
  return ruling.value.actId;
}

describe("a system that is silent when the person is to be told", () => {
  it("MitID: what goes by post goes, and the number is told when MitID answers", async () => {
    const actId = await suspended("Inger Vestergaard");
    await notices.bench.fault({ kind: "down" });
    await notices.tell(actId, "act");
    await notices.deliverAll(actId);
    expect(await notices.rows(actId)).toEqual(["act digitalPost sent", "act nemSms sent"]);
    await notices.bench.clearFaults();
    await notices.tell(actId, "act");
    await notices.deliverAll(actId);
    expect(await notices.rows(actId)).toContain("act sms sent");
    expect(notices.told.filter(({ by }) => by === "digitalPost")).toHaveLength(1);
  });

  it("Digital Post: the number is told at once, and NemSMS and the letter when it answers", async () => {
    const actId = await suspended("Tobias Nørgaard");
    notices.post.state = "down";
    await notices.tell(actId, "act");
    await notices.deliverAll(actId);
    expect(await notices.rows(actId)).toEqual([
      "act digitalPost queued",
      ...(await notices.rows(actId)).filter((row) => row.includes("email")),
      "act nemSms queued",
      "act sms sent",
    ]);
    notices.post.state = "up";
    await notices.deliverAll(actId);
    const rows = await notices.rows(actId);
    expect(rows).toContain("act digitalPost sent");
    expect(rows).toContain("act nemSms sent");
  });
});

describe("what Digital Post will not carry", () => {
  it.each(["notAllowed", "refused"] as const)(
    "goes on paper where it is %s, a decision too",
    async (state) => {
      const actId = await wishRefused("Oliver Skov Jensen");
      await notices.bench.db.asOwner("delete from letters");
      await notices.bench.db.asOwner("delete from notices");
      notices.post.state = state;
      await notices.tell(actId, "decision");
      await notices.deliverAll(actId);
      expect(await notices.rows(actId)).toEqual(["decision digitalPost failed", "decision letter queued"]);
      const { rows } = await notices.bench.db.asOwner("select state from letters");
      expect(rows).toEqual([{ state: "waiting" }]);
    },
  );

  it("by NemSMS has failed, once", async () => {
    const actId = await suspended("Bjarne Kjær");
    await notices.tell(actId, "act");
    notices.post.state = "refused";
    await notices.deliverAll(actId);
    expect(await notices.rows(actId)).toContain("act nemSms failed");
  });
});

it("a decision that no post reaches is a person's business until somebody has seen to it", async () => {
  notices.post.mailbox = "exempt";
  const actId = await wishRefused("Sofie Lindqvist Bach");
  await notices.tell(actId, "decision");
  await notices.deliverAll(actId);
  const { rows } = await notices.bench.db.asOwner("select id from letters order by created_at desc limit 1");
  const printer = staffActor((await hireAgent(notices.bench.db, { role: "specialist" })).id, "specialist");
  const write: PrintLetter["write"] = (notice, of) => paperText(notice, { lineNumber: "+4570000001", ...of });
  const letterId = String(rows[0]?.["id"]);
  expect(await printLetter(notices.bench.context, { actor: printer, letterId, write })).toEqual(
    refused("letter.noAddress"),
  );
  const open = () => notices.bench.db.database.read(systemActor("test"), (tx) => escalationsView(tx));
  expect(await open()).toMatchObject([{ actId, system: "post", why: "unreached", taken: null }]);
  expect(await notices.bench.db.database.read(systemActor("test"), escalationsOpen)).toBe(1);
  const mine = { actor: await hireAgent(notices.bench.db), actId, system: "post" } as const;
  expect(await seeToEscalation(notices.bench.context, mine)).toEqual(refused("escalation.notYours"));
  expect(await takeEscalation(notices.bench.context, mine)).toMatchObject({ allowed: true });
  expect(await seeToEscalation(notices.bench.context, mine)).toMatchObject({ allowed: true });
  expect(await open()).toEqual([]);
});

it("each number is told what is its own, though another was removed meanwhile", async () => {
  const actId = await suspended("Mads Holm Kristiansen");
  await notices.tell(actId, "act");
  const { rows } = await notices.bench.db.asOwner(
    "select recipient_index from notices where act_id = $1 and channel = 'sms'",
    [actId],
  );
  expect(rows).toHaveLength(1);
  // As if it had been the second of two when it was written down.
  await notices.bench.db.asOwner(
    "update notices set recipient_ordinal = 1 where act_id = $1 and channel = 'sms'",
    [actId],
  );
  await notices.deliverAll(actId);
  expect(notices.told.filter(({ by }) => by === "sms").map(({ to }) => to)).toEqual([
    demoPerson("Mads Holm Kristiansen").phone,
  ]);
});

it("what has lost its job is given a new one, and what has one is left alone", async () => {
  const actId = await suspended("Else Margrethe Thorup");
  notices.post.state = "down";
  await notices.tell(actId, "act");
  const waiting = async () => {
    const { rows } = await notices.bench.db.asOwner(
      "select count(*)::int as jobs from graphile_worker.jobs where task_identifier = 'deliver-notice' and attempts < max_attempts and key in (select 'deliver-notice:' || id from notices where act_id = $1)",
      [actId],
    );
    return rows[0]?.["jobs"];
  };
  const all = await waiting();
  notices.bench.setClock(minutes(6));
  await reviveNotices(notices.bench.context);
  expect(await waiting()).toBe(all);
  await notices.bench.db.asOwner(
    "update graphile_worker._private_jobs set attempts = max_attempts where key like 'deliver-notice:%' or key = $1",
    [`prepare-notices:${actId}:act`],
  );
  expect(await waiting()).toBe(0);
  await reviveNotices(notices.bench.context);
  expect(await waiting()).toBe(all);
  const { rows } = await notices.bench.db.asOwner(
    "select attempts from graphile_worker.jobs where key = $1",
    [`prepare-notices:${actId}:act`],
  );
  expect(rows).toEqual([{ attempts: 0 }]);
});
