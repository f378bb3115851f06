/** A witness at the counter says yes in their own MitID before they count, once for each check, and is told of it afterwards. */
import { describe, expect, it } from "vitest";
import { askWitness } from "../../../app/commands/verify/ask-witness.ts";
import { recordDocumentCheck } from "../../../app/commands/verify/record-document-check.ts";
import { staffActor } from "../../../app/domain/actor.ts";
import { minutes, seconds } from "../../../app/domain/duration.ts";
import { identifyWitness } from "../../../app/lookups/identify-witness.ts";
import { tellWitness } from "../../../app/worker/tell-witness.ts";
import { demoPerson } from "../../support/act-bench.ts";
import { hireAgent } from "../../support/desk.ts";
import { ask, approvalStates, poll, press, requestsIn } from "../../support/proof-app.ts";
import { caseAbout, openProofBench, type ProofCase } from "../../support/proof-bench.ts";
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
const amina = demoPerson("Amina Yusuf Larsen");
const freja = demoPerson("Freja Dam Møller");
const inPerson = { allowed: true, value: { level: "inPerson" } };

const atCounter = async () => caseAbout(bench, staffActor((await hireAgent(bench.db)).id, "clerk"), inger);

async function lookedUp(ours: ProofCase, witness = amina): Promise<void> {
  const { actor, caseNumber } = ours;
  await identifyWitness(bench.context, { actor, caseNumber, cpr: witness.cpr });
}

const asks = ({ actor, caseNumber }: ProofCase, witnessCpr = amina.cpr) =>
  askWitness(bench.context, { actor, caseNumber, witnessCpr });

const show = ({ actor, caseNumber }: ProofCase, witnessCpr = amina.cpr) =>
  recordDocumentCheck(bench.context, {
    ...{ actor, caseNumber, witnessCpr },
    ...{ documents: ["passport"], beside: "witness" },
  });

async function says(ours: ProofCase, answer: "approve" | "deny", witness = amina): Promise<void> {
  await lookedUp(ours, witness);
  expect(await asks(ours, witness.cpr)).toMatchObject({ allowed: true });
  await bench.work();
  await press(bench, answer);
  await poll(bench);
}

describe("a witness", () => {
  it("sees in their own app what they confirm and the number that the clerk says, and nothing of the person", async () => {
    const ours = await atCounter();
    await lookedUp(ours);
    const asked = await asks(ours);
    await bench.work();
    const [request] = await requestsIn(bench);
    expect(request).toMatchObject({ identityUuid: amina.mitid.identityUuid, state: "waiting" });
    const text = request?.referenceText ?? "";
    expect(text).toContain("at du kender borgeren ved skranken, og hvem det er");
    expect(text).toContain(asked.allowed ? asked.value.referenceNumber : "-");
    expect(text.length).toBeLessThanOrEqual(130);
    for (const secret of [inger.givenName, inger.surname, inger.cpr]) expect(text).not.toContain(secret);
  });

  it("who has said yes stands beside the documents", async () => {
    const ours = await atCounter();
    await says(ours, "approve");
    expect(await proofsOf(bench, ours), "their yes is no proof of the person").toEqual([]);
    expect(await show(ours)).toEqual(inPerson);
    expect(await proofsOf(bench, ours)).toEqual(["inPerson by documentCheck"]);
    expect(await eventsOf(bench, ours)).toEqual(
      expect.arrayContaining(["witness.asked", "witness.approved"]),
    );
  });

  it("who was not asked, or has not answered, is a typed number and no more", async () => {
    const ours = await atCounter();
    await lookedUp(ours);
    expect(await show(ours)).toEqual(refused("witness.notConfirmed"));
    await asks(ours);
    await bench.work();
    expect(await show(ours)).toEqual(refused("witness.notConfirmed"));
    expect(await proofsOf(bench, ours)).toEqual([]);
    expect(await column(bench, "select outcome from document_checks")).toEqual(["refused", "refused"]);
  });

  it("who says no vouches for nobody, and takes nothing from the person", async () => {
    const ours = await atCounter();
    await confirm(bench, ours);
    await says(ours, "deny");
    expect(await show(ours)).toEqual(refused("witness.notConfirmed"));
    expect(await eventsOf(bench, ours)).toContain("witness.denied");
    expect(
      await column(bench, "select ended_at is null from verifications where case_id = $1", [ours.id]),
    ).toEqual([true]);
  });

  it("says yes for one check, in one case, to one clerk, for twenty minutes", async () => {
    const ours = await atCounter();
    await says(ours, "approve");
    const other = await atCounter();
    await lookedUp(other);
    expect(await show(other), "another clerk").toEqual(refused("witness.notConfirmed"));
    await lookedUp(ours, freja);
    expect(await show(ours, freja.cpr), "another witness").toEqual(refused("witness.notConfirmed"));
    expect(await show(ours)).toEqual(inPerson);
    expect(await show(ours), "once").toEqual(refused("witness.notConfirmed"));
    const late = await atCounter();
    await says(late, "approve");
    bench.pass(minutes(20));
    expect(await show(late)).toEqual(refused("witness.notConfirmed"));
  });

  it("answers too late, and it counts for nothing", async () => {
    const ours = await atCounter();
    await lookedUp(ours);
    await asks(ours);
    await bench.work();
    bench.pass(minutes(5) - 1);
    await press(bench, "approve");
    await poll(bench, 1);
    expect(await eventsOf(bench, ours)).toContain("witness.expired");
    expect(await show(ours)).toEqual(refused("witness.notConfirmed"));
  });
});

describe("is asked", () => {
  it("by a clerk alone, in a case of theirs, when they may vouch and were looked up", async () => {
    const ours = await atCounter();
    expect(await asks(ours)).toEqual(refused("witness.unknown"));
    expect(await asks(ours, inger.cpr)).toEqual(refused("witness.isSubject"));
    expect(await asks(ours, "12345")).toEqual(refused("witness.malformed"));
    await lookedUp(ours, demoPerson("Jonas Bæk"));
    expect(await asks(ours, demoPerson("Jonas Bæk").cpr)).toEqual(refused("witness.unknown"));
    await lookedUp(ours, demoPerson("Oliver Skov Jensen"));
    expect(await asks(ours, demoPerson("Oliver Skov Jensen").cpr)).toEqual(refused("witness.tooYoung"));
    const agents = await newCase(bench, inger);
    expect(await asks(agents)).toEqual(refused("mover.notAllowed"));
    expect(await asks({ ...agents, actor: ours.actor })).toEqual(refused("case.notYours"));
    expect(await requestsIn(bench)).toEqual([]);
  });

  it("once at a time, for themselves or for another", async () => {
    const [ours, other] = [await atCounter(), await atCounter()];
    await lookedUp(ours);
    await lookedUp(other);
    const answers = await Promise.all([asks(ours), asks(other)]);
    expect(answers.filter(({ allowed }) => allowed)).toHaveLength(1);
    expect(answers.find(({ allowed }) => !allowed)).toEqual(refused("approval.open"));
    expect(await ask(bench, await newCase(bench, amina))).toEqual(refused("approval.open"));
    expect(await ask(bench, await newCase(bench, inger)), "the person may still be asked").toMatchObject({
      allowed: true,
    });
    expect(await approvalStates(bench)).toEqual(["starting", "starting"]);
  });
});

describe("afterwards", () => {
  it("is told by SMS, e-mail and Digital Post, whom it was for nowhere", async () => {
    const ours = await atCounter();
    await says(ours, "approve");
    expect(await show(ours)).toEqual(inPerson);
    for (let turn = 0; turn < 2; turn += 1) await bench.work();
    expect(bench.carrier.sent.map(({ to }) => to)).toEqual([amina.phone]);
    expect(bench.carrier.sent[0]?.body).toMatch(
      /^Fælleslinjen: Du var vidne for en borger i Borgerservice den /,
    );
    const said = [...bench.carrier.sent, ...bench.carrier.mails].map(({ body }) => body).join("\n");
    expect(said).toContain("Var det ikke dig?");
    for (const secret of [inger.givenName, inger.surname, inger.cpr]) expect(said).not.toContain(secret);
    const states = "select channel || ' ' || state from witness_notices order by channel, ordinal";
    expect(await column(bench, states)).toEqual(expect.arrayContaining(["digitalPost sent", "sms sent"]));
    expect((await eventsOf(bench, ours)).filter((kind) => kind === "witness.told")).toHaveLength(1);
    expect(await placesOf(bench, amina.phone.slice(1))).toEqual([]);
  });

  it("is told once, however often the job comes and however often an answer is lost", async () => {
    const ours = await atCounter();
    await says(ours, "approve");
    await show(ours);
    const [checkId] = (await column(bench, "select id from document_checks where outcome = 'passed'")).map(
      String,
    );
    await tellWitness(bench.context, { checkId: checkId ?? "" });
    bench.carrier.next = ["dies"];
    await expect(bench.work()).rejects.toThrow("the process is gone");
    for (let turn = 0; turn < 2; turn += 1) await bench.work();
    expect(bench.carrier.sent).toHaveLength(1);
  });

  it("is not told where nobody vouched, or in vain", async () => {
    const ours = await atCounter();
    await lookedUp(ours);
    await show(ours);
    bench.pass(seconds(1));
    for (let turn = 0; turn < 2; turn += 1) await bench.work();
    expect(await column(bench, "select count(*)::int from witness_notices")).toEqual([0]);
    expect(bench.carrier.sent).toEqual([]);
  });
});
