/** What an agent's screen may know of a person: enough to help, and nothing that answers a question. */
import { describe, expect, it } from "vitest";
import { answerQuestion } from "../../app/commands/answer-question.ts";
import { askQuestion } from "../../app/commands/ask-question.ts";
import { placeAct } from "../../app/commands/place-act.ts";
import { gateOf } from "../../app/ui/desk/gates-model.ts";
import type { Actor } from "../../app/domain/actor.ts";
import { caseView, type CaseView } from "../../db/views/case.ts";
import { testDatabase } from "../support/database.ts";
import {
  caseAboutInger,
  hireAgent,
  INGER_CPR,
  inger,
  ingersMitid,
  openCase,
  portsKnowingInger,
} from "../support/desk.ts";

const db = await testDatabase();

const look = (actor: Actor, number: string): Promise<CaseView | null> =>
  db.database.read(actor, (tx) => caseView(tx, db.vault, actor, number, db.context.clock()));

async function seen(actor: Actor, number: string): Promise<CaseView> {
  const view = await look(actor, number);
  if (view === null) throw new Error("the case was not shown to its owner");
  return view;
}

const RIGHT: Readonly<Record<string, string>> = {
  birthPlace: "Kerteminde",
  previousMunicipality: "Odense",
  siblings: "Kaj",
  children: "Lærke",
  parents: "Edith",
  maritalStatus: "skilt",
  maritalStatusSince: "2011",
  churchMember: "ja",
  street: "Havnegade",
  postalCode: "7100",
};

async function answerRight(agent: Actor, caseNumber: string): Promise<void> {
  const asked = await askQuestion(db.context, { actor: agent, caseNumber });
  if (!asked.allowed) throw new Error(asked.reasons.join());
  const { questionId } = asked.value;
  const [row] = (await db.asOwner("select kind from control_questions where id = $1", [questionId])).rows;
  await answerQuestion(db.context, {
    actor: agent,
    caseNumber,
    questionId,
    answer: RIGHT[String(row?.["kind"])] ?? "",
  });
}

const stopGates = (view: CaseView) =>
  (["block", "suspend", "hold"] as const).map((kind) => gateOf(view, kind)?.missing);

describe("a case", () => {
  it("is shown to its owner alone; to another it does not exist", async () => {
    const [owner, other] = [await hireAgent(db), await hireAgent(db)];
    const { number } = await caseAboutInger(db, owner);
    expect(await look(owner, number)).not.toBeNull();
    expect(await look(other, number)).toBeNull();
    expect(await look(owner, "FL-2026-999999")).toBeNull();
  });

  it("tells who it is about without the number, the address or a right answer", async () => {
    const agent = await hireAgent(db);
    const { number } = await caseAboutInger(db, agent);
    await answerRight(agent, number);
    const view = await seen(agent, number);
    expect(view.subject).toMatchObject({ maskedCpr: "650172-••••", age: 54, municipality: "Vejle" });
    expect(view.subject?.name).toEqual({ given: "Inger", full: "Inger Vestergaard" });
    const told = JSON.stringify(view);
    const { facts } = inger;
    const secrets = [
      INGER_CPR,
      INGER_CPR.slice(6),
      ...[facts.birthPlace, facts.previousMunicipality, facts.maritalStatusSince, facts.movedInOn],
      ...[...facts.siblings, ...facts.children, ...facts.parents],
      ...[
        facts.street,
        facts.postalCode,
        facts.passportNumber,
        facts.drivingLicenceNumber,
        facts.maritalStatus,
      ],
      "+4520000001",
    ];
    for (const secret of secrets) expect(told).not.toContain(secret);
  });

  it("names nobody whose name is protected, and no kommune where the address is", async () => {
    const agent = await hireAgent(db);
    const hidden = portsKnowingInger(ingersMitid, { ...inger, nameProtected: true, addressProtected: true });
    const { number } = await caseAboutInger(db, agent, hidden);
    const view = await seen(agent, number);
    expect(view.subject).toMatchObject({
      name: null,
      nameProtected: true,
      addressProtected: true,
      municipality: null,
    });
    expect(JSON.stringify(view)).not.toMatch(/Inger|Vestergaard|Vejle|0630/);
  });

  it("keeps every stop closed with its reason until a question is answered right", async () => {
    const agent = await hireAgent(db);
    const { number } = await caseAboutInger(db, agent);
    const before = await seen(agent, number);
    expect(stopGates(before)).toEqual(Array(3).fill("proof.missing"));
    await answerRight(agent, number);
    const after = await seen(agent, number);
    expect(after.proof).toMatchObject({ level: "claimed", expired: false });
    expect(stopGates(after)).toEqual(Array(3).fill(null));
    expect(after.proof?.round?.points).toBeGreaterThan(0);
  });

  it("says that a proof has run out", async () => {
    const agent = await hireAgent(db);
    const { number } = await caseAboutInger(db, agent);
    await answerRight(agent, number);
    const later = new Date(db.context.clock().getTime() + 21 * 60_000);
    const view = await db.database.read(agent, (tx) => caseView(tx, db.vault, agent, number, later));
    expect(view?.proof).toMatchObject({ level: "none", expired: true });
    expect(view === null ? [] : stopGates(view)).toEqual(Array(3).fill("proof.expired"));
  });

  it("shows what MitID has acknowledged since it was looked at", async () => {
    const agent = await hireAgent(db);
    const { number } = await caseAboutInger(db, agent);
    await answerRight(agent, number);
    const act = { kind: "block", authenticatorId: "display-1" } as const;
    const order = {
      actor: agent,
      caseNumber: number,
      act,
      seenVersion: null,
      reason: "stolen",
      idempotencyKey: number,
    } as const;
    const placed = await placeAct(db.context, order);
    if (!placed.allowed) throw new Error(placed.reasons.join());
    const underWay = await seen(agent, number);
    expect(underWay.acts[0]).toMatchObject({ state: "accepted", receipt: placed.value.receiptNumber });
    expect(underWay.systems.mitid?.identity?.means[1]).toMatchObject({ state: "active" });
    await db.asOwner(
      "update acts set state = 'acknowledged', acknowledged_at = now(), version = version + 1 where id = $1",
      [placed.value.actId],
    );
    const view = await seen(agent, number);
    expect(view.systems.mitid?.identity?.means[1]).toMatchObject({ state: "blocked" });
    expect(view.systems.mitid?.identity?.means[0]).toMatchObject({ state: "active" });
  });

  it("passes on no fact of an event that no sentence needs", async () => {
    const agent = await hireAgent(db);
    const { id, number } = await openCase(db, agent);
    await db.asOwner(
      "insert into case_events (case_id, kind, facts, actor_kind, actor_id) values ($1, 'look', $2, 'agent', $3)",
      [
        id,
        JSON.stringify({ system: "cpr", outcome: "found", address: "Havnegade 4", nested: { a: 1 } }),
        agent.id,
      ],
    );
    const [entry] = (await seen(agent, number)).timeline;
    expect(entry?.facts).toEqual({ system: "cpr", outcome: "found" });
  });
});
