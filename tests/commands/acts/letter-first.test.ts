/** Whoever is warned on paper is warned when the letter has arrived: what cools off waits for it, and for nothing else. */
import { beforeEach, describe, expect, it } from "vitest";
import { escalateOverdue } from "../../../app/commands/escalate-overdue.ts";
import { returnLetter } from "../../../app/commands/return-letter.ts";
import { reviveDeliveries } from "../../../app/commands/revive-deliveries.ts";
import { seeToEscalation } from "../../../app/commands/see-to-escalation.ts";
import { takeEscalation } from "../../../app/commands/take-escalation.ts";
import { withdrawAct } from "../../../app/commands/withdraw-act.ts";
import type { Actor } from "../../../app/domain/actor.ts";
import { days, hours, minutes, seconds } from "../../../app/domain/duration.ts";
import { overviewView } from "../../../db/views/overview.ts";
import { actRow, recorded, refused } from "../../support/act-scene.ts";
import { openLetterBench } from "../../support/letter-bench.ts";
import { policyInForce } from "../../support/policy.ts";

const letters = await openLetterBench();
const { notices, bench, lead } = letters;
const { asOwnerOf, deliver, letterOf, needsSomebody, post, postedAgo, print, strike, view, waiting } =
  letters;
const { letterDays } = policyInForce().reissue;

beforeEach(async () => {
  bench.setClock(0);
  await bench.clearFaults();
  notices.told.length = 0;
  Object.assign(notices.post, { state: "up", mailbox: "exempt", nemSms: true });
});

describe("for somebody without Digital Post", () => {
  it("nothing leaves while the letter has not been posted, however many SMS have, and nobody is late", async () => {
    const { scene, actId } = await waiting("Inger Vestergaard");
    expect(await notices.rows(actId)).toEqual([
      "coolingOff email sent",
      "coolingOff letter queued",
      "coolingOff nemSms sent",
      "coolingOff sms sent",
    ]);
    await strike();
    await deliver(actId);
    expect(await actRow(bench, actId)).toMatchObject({ state: "accepted", target: "pending" });
    bench.setClock(days(5));
    await escalateOverdue(bench.context);
    await reviveDeliveries(bench.context);
    expect(await needsSomebody(actId)).toEqual([]);
    expect(await view(scene.id)).toMatchObject({
      takeBack: "withdraw",
      post: { letter: "waiting", from: null },
      targets: [{ state: "pending", why: null, deadlineAt: null }],
    });
    const overview = await bench.db.database.read(scene.actor, (tx) =>
      overviewView(tx, scene.actor.id, new Date()),
    );
    expect(overview.acts).toMatchObject([{ deadlineAt: null }]);
  });

  it("it leaves when the letter has had its days, and is late only some minutes after that", async () => {
    const { scene, actId } = await waiting("Tobias Nørgaard");
    await strike();
    await post(actId);
    await postedAgo(actId, days(letterDays) - hours(1));
    await deliver(actId);
    expect(await actRow(bench, actId)).toMatchObject({ state: "accepted" });
    const held = await view(scene.id);
    const from = Date.parse(held?.post?.from ?? "");
    expect(held?.post?.letter).toBe("posted");
    expect(Math.abs(from - Date.now() - hours(1))).toBeLessThan(minutes(1));
    expect(Date.parse(held?.targets[0]?.deadlineAt ?? "") - from).toBe(
      minutes(policyInForce().minutes.actDeadline),
    );

    await postedAgo(actId, days(letterDays) + seconds(1));
    await bench.fault({ kind: "down" });
    await deliver(actId);
    expect(await actRow(bench, actId)).toMatchObject({ state: "sent" });
    bench.setClock(minutes(10));
    await escalateOverdue(bench.context);
    expect(await needsSomebody(actId), "its minutes have not gone").toEqual([]);
    bench.setClock(minutes(16));
    await escalateOverdue(bench.context);
    expect(await needsSomebody(actId)).toMatchObject([{ why: "overdue" }]);
    await bench.clearFaults();
    bench.setClock(0);
    await deliver(actId);
    expect(await actRow(bench, actId)).toMatchObject({ state: "acknowledged", fate: "applied" });
    expect(await view(scene.id)).toMatchObject({ post: null });
  });

  it("the sweep gives it a job when the letter has had its days", async () => {
    const { actId } = await waiting("Freja Dam Møller");
    await strike();
    await post(actId);
    const jobs = async () => {
      await bench.db.asOwner("delete from graphile_worker._private_jobs where key like 'deliver-act:%'");
      await reviveDeliveries(bench.context);
      const { rows } = await bench.db.asOwner("select 1 from graphile_worker.jobs where key = $1", [
        `deliver-act:${actId}:mitid`,
      ]);
      return rows.length;
    };
    await asOwnerOf("acts", "update acts set not_before = now() - interval '1 hour' where id = $1", [actId]);
    await postedAgo(actId, days(letterDays - 1));
    bench.setClock(minutes(5));
    expect(await jobs()).toBe(0);
    await postedAgo(actId, days(letterDays) + hours(1));
    expect(await jobs()).toBe(1);
  });

  it("the letter says no earlier hour than one at which it may have been read", async () => {
    const { actId } = await waiting("Amina Yusuf Larsen");
    const printed = await print(actId);
    if (!printed.allowed) throw new Error(printed.reasons.join());
    const day = new Intl.DateTimeFormat("da-DK", {
      timeZone: "Europe/Copenhagen",
      ...({ day: "numeric", month: "long", year: "numeric" } as const),
    }).format(Date.now() + days(letterDays));
    expect(printed.value.paragraphs.join("\n")).toContain(`Vi sender den tidligst den ${day}`);
  });
});

describe("a letter that reaches nobody", () => {
  const staysAPersonsBusiness = async (actId: string, caseId: string) => {
    await strike();
    bench.setClock(days(60));
    await deliver(actId);
    await escalateOverdue(bench.context);
    expect(await actRow(bench, actId)).toMatchObject({ state: "accepted" });
    expect(await needsSomebody(actId)).toMatchObject([{ system: "post", why: "unreached" }]);
    const order = { actor: lead, actId, system: "post" } as const;
    await takeEscalation(bench.context, order);
    expect(await seeToEscalation(bench.context, order)).toMatchObject({ allowed: true });
    await deliver(actId);
    expect(await actRow(bench, actId), "seen to, it does not leave by itself").toMatchObject({
      state: "accepted",
    });
    expect(await view(caseId)).toMatchObject({ takeBack: "withdraw", post: { from: null } });
  };

  it("since the person has no address holds the act, until somebody takes it back", async () => {
    const { scene, actId } = await waiting("Sofie Lindqvist Bach");
    expect(await print(actId)).toEqual(refused("letter.noAddress"));
    await staysAPersonsBusiness(actId, scene.id);
    const { actor, number: caseNumber } = scene;
    expect(
      await withdrawAct(bench.context, { actor, caseNumber, actId, reason: "askedBySubject" }),
    ).toMatchObject({ allowed: true });
  });

  it("since it came back holds it as well, on the record and on the case", async () => {
    const { scene, actId } = await waiting("Else Margrethe Thorup");
    const letterId = await letterOf(actId);
    const back = (actor: Actor) => returnLetter(bench.context, { actor, letterId });
    expect(await back(lead)).toEqual(refused("letter.notPosted"));
    await post(actId);
    expect(await back(scene.actor)).toEqual(refused("mover.notAllowed"));
    await postedAgo(actId, days(30));
    expect(await back(lead)).toMatchObject({ allowed: true });
    expect(await back(lead)).toEqual(refused("letter.notPosted"));
    await staysAPersonsBusiness(actId, scene.id);
    expect(await notices.rows(actId)).toContain("coolingOff letter failed");
    expect(await scene.events()).toContain("notice.failed");
    expect((await recorded(bench, "letter.return")).at(-1)).toMatchObject({
      facts: { actId, letterId },
    });
  });

  it("and came back between the beginning and the departure lets nothing depart", async () => {
    const { actId } = await waiting("Mads Holm Kristiansen");
    await strike();
    await post(actId);
    await postedAgo(actId, days(30));
    await bench.fault({ kind: "down" });
    await deliver(actId);
    expect(await actRow(bench, actId)).toMatchObject({ state: "sent" });
    await returnLetter(bench.context, { actor: lead, letterId: await letterOf(actId) });
    await bench.clearFaults();
    await deliver(actId);
    expect(await actRow(bench, actId)).toMatchObject({ state: "sent" });
    const { rows } = await bench.db.asOwner("select 1 from departures where act_id = $1", [actId]);
    expect(rows).toEqual([]);
    expect(await needsSomebody(actId)).toMatchObject([{ why: "unreached" }]);
  });
});

describe("for somebody with Digital Post", () => {
  beforeEach(() => {
    notices.post.mailbox = "registered";
  });

  it("it leaves at its hour", async () => {
    const { actId } = await waiting("Karl Aage Brandt");
    await strike();
    await deliver(actId);
    expect(await actRow(bench, actId)).toMatchObject({ state: "acknowledged" });
  });

  it("whose message Digital Post did not take, the letter in its place decides", async () => {
    notices.post.state = "notAllowed";
    const { scene, actId } = await waiting("James O'Connor");
    await strike();
    await deliver(actId);
    expect(await actRow(bench, actId)).toMatchObject({ state: "accepted" });
    expect(await view(scene.id)).toMatchObject({ post: { letter: "waiting" } });
  });
});
