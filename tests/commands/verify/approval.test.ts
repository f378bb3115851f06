/** An approval in the person's own app: asked for once at a time, polled at the broker's pace, worth a proof to who asked. */
import { describe, expect, it } from "vitest";
import { cancelApproval } from "../../../app/commands/verify/cancel-approval.ts";
import { endOutrunProofs } from "../../../app/commands/verify/end-outrun-proofs.ts";
import { days, minutes, seconds } from "../../../app/domain/duration.ts";
import { cancelInApp, pollApproval } from "../../../app/worker/approvals.ts";
import { demoPerson } from "../../support/act-bench.ts";
import { openProofBench, type ProofCase } from "../../support/proof-bench.ts";
import { approvalStates, ask, askedInApp, poll, press, requestsIn } from "../../support/proof-app.ts";
import {
  column,
  confirm,
  eventsOf,
  newCase,
  placesOf,
  proofsOf,
  refused,
} from "../../support/proof-scene.ts";

const bench = await openProofBench();
const inger = demoPerson("Inger Vestergaard");
const cancel = ({ actor, caseNumber }: ProofCase) => cancelApproval(bench.context, { actor, caseNumber });
const inApp = async () => (await requestsIn(bench)).map(({ state }) => state);
const sealed = () => column(bench, "select request_cipher is not null from approvals order by asked_at");

describe("is asked for", () => {
  it("with a number that the app shows and the agent reads aloud", async () => {
    const ours = await newCase(bench, inger);
    const number = await askedInApp(bench, ours);
    expect(number).toMatch(/^\d{6}$/);
    const [request] = await requestsIn(bench);
    expect(request).toMatchObject({ identityUuid: inger.mitid.identityUuid, state: "waiting" });
    expect(request?.referenceText).toContain(number);
    expect(request?.referenceText.length).toBeLessThanOrEqual(130);
    expect(await approvalStates(bench)).toEqual(["pending"]);
  });

  it("and what the broker knows it by stands nowhere to be read", async () => {
    await askedInApp(bench, await newCase(bench, inger));
    const [request] = await requestsIn(bench);
    await poll(bench);
    expect(await placesOf(bench, request?.authReqId.toLowerCase() ?? "-")).toEqual([]);
    expect(await sealed()).toEqual([true]);
  });

  it("of somebody without an app in use: never", async () => {
    for (const name of ["Else Margrethe Thorup", "Jonas Bæk"])
      expect(await ask(bench, await newCase(bench, demoPerson(name)))).toEqual(refused("approval.noMeans"));
    expect(await inApp()).toEqual([]);
  });

  it("once at a time for a person, whichever agent asks, at once or one after the other", async () => {
    const cases = [await newCase(bench, inger), await newCase(bench, inger), await newCase(bench, inger)];
    const answers = await Promise.all(cases.map((ours) => ask(bench, ours)));
    expect(answers.filter(({ allowed }) => allowed)).toHaveLength(1);
    expect(answers.filter(({ allowed }) => !allowed)).toEqual([
      refused("approval.open"),
      refused("approval.open"),
    ]);
    await bench.work();
    expect(await inApp()).toEqual(["waiting"]);
    bench.pass(minutes(5) - 1);
    expect(await ask(bench, await newCase(bench, inger))).toEqual(refused("approval.open"));
    bench.pass(1);
    expect(await ask(bench, await newCase(bench, inger))).toMatchObject({ allowed: true });
    expect(await approvalStates(bench)).toEqual(["expired", "starting"]);
  });

  it("three times a day of a person, whoever asked and whatever came of it", async () => {
    const first = await newCase(bench, inger);
    bench.setClock(-days(1));
    await ask(bench, first);
    await cancel(first);
    for (const later of [minutes(1), minutes(2)]) {
      bench.setClock(later - minutes(10));
      const ours = await newCase(bench, inger);
      await ask(bench, ours);
      await cancel(ours);
    }
    bench.setClock(-1);
    expect(await ask(bench, await newCase(bench, inger))).toEqual(refused("approval.tooManyAsks"));
    bench.setClock(0);
    expect(await ask(bench, first)).toMatchObject({ allowed: true });
    expect(await approvalStates(bench)).toEqual(["cancelled", "cancelled", "cancelled", "starting"]);
  });
});

describe("is approved", () => {
  it("and is worth little alone, and more on top of bekræftet; to who asked and to nobody else", async () => {
    const alone = await newCase(bench, inger);
    await askedInApp(bench, alone);
    await press(bench, "approve");
    await poll(bench);
    expect(await approvalStates(bench)).toEqual(["approved"]);
    expect(await proofsOf(bench, alone)).toEqual(["claimed by approval"]);
    const ours = await newCase(bench, inger);
    await confirm(bench, ours);
    await askedInApp(bench, ours);
    await press(bench, "approve");
    await poll(bench);
    expect(await proofsOf(bench, ours)).toEqual(["confirmed by controlQuestions", "strong by approval"]);
    expect(
      await column(
        bench,
        "select actor_id from verifications where method = 'approval' and level = 'strong'",
      ),
    ).toEqual([ours.actor.id]);
    expect(await eventsOf(bench, ours)).toContain("approval.approved");
    expect(await sealed()).toEqual([false, false]);
  });

  it("after the questions have run out, and is worth what it is alone", async () => {
    const ours = await newCase(bench, inger);
    bench.setClock(seconds(40) - minutes(20));
    await confirm(bench, ours);
    bench.setClock(0);
    await askedInApp(bench, ours);
    await press(bench, "approve");
    await poll(bench, seconds(40));
    expect(await proofsOf(bench, ours)).toEqual(["confirmed by controlQuestions", "claimed by approval"]);
  });

  it("too late, and opens nothing", async () => {
    const ours = await newCase(bench, inger);
    await askedInApp(bench, ours);
    bench.pass(minutes(5) - 1);
    await press(bench, "approve");
    await poll(bench, 1);
    expect(await approvalStates(bench)).toEqual(["expired"]);
    expect(await proofsOf(bench, ours)).toEqual([]);
  });

  it("and told twice, and is one proof", async () => {
    const ours = await newCase(bench, inger);
    await askedInApp(bench, ours);
    const [approvalId] = (await column(bench, "select id from approvals")).map(String);
    await press(bench, "approve");
    bench.pass(seconds(3));
    const again = { approvalId: approvalId ?? "" };
    await pollApproval(bench.context, again);
    await pollApproval(bench.context, again);
    expect(await proofsOf(bench, ours)).toEqual(["claimed by approval"]);
  });
});

describe("ends otherwise", () => {
  it("denied: on the timeline, and no proof", async () => {
    const ours = await newCase(bench, inger);
    await askedInApp(bench, ours);
    await press(bench, "deny");
    await poll(bench);
    expect(await approvalStates(bench)).toEqual(["denied"]);
    expect(await eventsOf(bench, ours)).toContain("approval.denied");
    expect(await proofsOf(bench, ours)).toEqual([]);
  });

  it("denied: whatever the caller had proven in this case is over, and opens nothing", async () => {
    const ours = await newCase(bench, inger);
    const theirs = await newCase(bench, inger);
    await confirm(bench, ours);
    await confirm(bench, theirs);
    await askedInApp(bench, ours);
    await press(bench, "deny");
    await poll(bench);
    const live = (id: string) =>
      column(bench, "select ended_at is null from verifications where case_id = $1", [id]);
    expect(await live(ours.id)).toEqual([false]);
    expect(await live(theirs.id), "another call, another caller").toEqual([true]);
    expect(
      await column(
        bench,
        "select facts ->> 'proofsEnded' from audit_log where action = 'approval.settle' and case_id = $1",
        [ours.id],
      ),
    ).toEqual(["1"]);
  });

  it("unanswered for five minutes: taken back, and swept up where no job is left", async () => {
    await askedInApp(bench, await newCase(bench, inger));
    await poll(bench, minutes(5));
    expect(await approvalStates(bench)).toEqual(["expired"]);
    await askedInApp(bench, await newCase(bench, inger));
    await bench.db.asOwner("delete from graphile_worker._private_jobs");
    bench.pass(minutes(5));
    expect(await endOutrunProofs(bench.context)).toBe(1);
    expect(await approvalStates(bench)).toEqual(["expired", "expired"]);
    expect(await sealed()).toEqual([false, false]);
  });

  it("cancelled by who asked: out of the app, and forgotten", async () => {
    const ours = await newCase(bench, inger);
    await askedInApp(bench, ours);
    expect(await cancel(await newCase(bench, inger))).toEqual(refused("approval.none"));
    expect(await cancel(ours)).toEqual({ allowed: true, value: null });
    expect(await cancel(ours)).toEqual(refused("approval.none"));
    expect([await approvalStates(bench), await sealed()]).toEqual([["cancelled"], [true]]);
    await bench.work();
    expect([await inApp(), await sealed()]).toEqual([["cancelled"], [false]]);
    await poll(bench);
    expect(await approvalStates(bench)).toEqual(["cancelled"]);
  });

  it("cancelled before the worker had asked: it never comes into the app", async () => {
    const ours = await newCase(bench, inger);
    await ask(bench, ours);
    await cancel(ours);
    await bench.work();
    expect(await inApp()).toEqual([]);
  });

  it("cancelled while the broker is silent: told again, and forgotten in the end all the same", async () => {
    const ours = await newCase(bench, inger);
    await askedInApp(bench, ours);
    await cancel(ours);
    await bench.control("/mitid/broker/_control/faults", { kind: "down" });
    expect(await bench.work()).toEqual(["cancel-approval"]);
    expect(await sealed()).toEqual([true]);
    bench.pass(minutes(5) - 1);
    await endOutrunProofs(bench.context);
    expect(await sealed()).toEqual([true]);
    bench.pass(1);
    await endOutrunProofs(bench.context);
    expect(await sealed()).toEqual([false]);
    const [approvalId] = await column(bench, "select id from approvals");
    await cancelInApp(bench.context, { approvalId: String(approvalId) });
  });
});
