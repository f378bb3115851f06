/** The gate before a block, in the command and in the database: no proof, no act. */
import { describe, expect, it } from "vitest";
import { answerQuestion } from "../../app/commands/answer-question.ts";
import { askQuestion } from "../../app/commands/ask-question.ts";
import { placeAct } from "../../app/commands/place-act.ts";
import type { Actor } from "../../app/domain/actor.ts";
import { minutes } from "../../app/domain/duration.ts";
import { testDatabase } from "../support/database.ts";
import { caseAboutInger, hireAgent, openCase } from "../support/desk.ts";

const RIGHT: Record<string, string> = {
  birthPlace: "Kerteminde",
  previousMunicipality: "odense kommune",
  siblings: "Kaj",
  children: "Lærke",
  parents: "Edith",
  maritalStatus: "fraskilt",
  maritalStatusSince: "2011",
  churchMember: "ja",
  street: "Havnegade",
  postalCode: "7100",
};

const db = await testDatabase();
const suspend = { act: { kind: "suspend" }, reason: "stolen", seenVersion: null } as const;

async function answerOne(agent: Actor, caseNumber: string, said: (kind: string) => string | null) {
  const asked = await askQuestion(db.context, { actor: agent, caseNumber });
  if (!asked.allowed) return asked;
  const { questionId } = asked.value;
  const [row] = (await db.asOwner("select kind from control_questions where id = $1", [questionId])).rows;
  return answerQuestion(db.context, {
    actor: agent,
    caseNumber,
    questionId,
    answer: said(String(row?.["kind"])),
  });
}

const right = (kind: string): string => RIGHT[kind] ?? "";

describe("an agent's stop", () => {
  it("is refused without any proof, and the refusal is on record", async () => {
    const agent = await hireAgent(db);
    const { number, id } = await caseAboutInger(db, agent);
    const ruling = await placeAct(db.context, {
      ...suspend,
      actor: agent,
      caseNumber: number,
      idempotencyKey: "a",
    });
    expect(ruling).toEqual({ allowed: false, reasons: ["proof.missing"] });
    const audit = await db.asOwner(
      "select outcome from audit_log where case_id = $1 and action = 'act.accept'",
      [id],
    );
    expect(audit.rows).toEqual([{ outcome: "refused" }]);
  });

  it("is accepted after one right answer, once for a double submit, with a job and a receipt", async () => {
    const agent = await hireAgent(db);
    const { number, id } = await caseAboutInger(db, agent);
    expect(await answerOne(agent, number, right)).toMatchObject({
      allowed: true,
      value: { outcome: "matches", level: "claimed" },
    });
    const order = { ...suspend, actor: agent, caseNumber: number, idempotencyKey: "b" };
    const [first, second] = await Promise.all([placeAct(db.context, order), placeAct(db.context, order)]);
    expect(first).toEqual(second);
    const acts = await db.asOwner("select state, receipt_number from acts where case_id = $1", [id]);
    expect(acts.rows).toHaveLength(1);
    expect(acts.rows[0]?.["receipt_number"]).toMatch(/^\d{8}$/);
    const jobs = await db.asOwner(
      "select count(*)::int as n from graphile_worker.jobs where task_identifier = 'deliver-act'",
    );
    expect(jobs.rows[0]?.["n"]).toBeGreaterThanOrEqual(1);
  });

  it("is recorded as already done when another stop of the same kind is under way", async () => {
    const [one, other] = [await hireAgent(db), await hireAgent(db)];
    const fates = [];
    for (const agent of [one, other]) {
      const { number } = await caseAboutInger(db, agent);
      await answerOne(agent, number, right);
      fates.push(
        await placeAct(db.context, { ...suspend, actor: agent, caseNumber: number, idempotencyKey: "c" }),
      );
    }
    expect(fates.map((fate) => fate.allowed && fate.value.fate)).toContain("alreadyDone");
    const open = await db.asOwner(
      "select count(*)::int as n from acts where kind = 'suspend' and state <> 'refused' and same_as_act_id is null",
    );
    expect(open.rows[0]?.["n"]).toBe(1);
  });

  it("names a means of the subject, blocked already or not", async () => {
    const agent = await hireAgent(db);
    const { number } = await caseAboutInger(db, agent);
    await answerOne(agent, number, right);
    const block = (authenticatorId: string, idempotencyKey: string) =>
      placeAct(db.context, {
        act: { kind: "block", authenticatorId },
        seenVersion: null,
        reason: "lost",
        actor: agent,
        caseNumber: number,
        idempotencyKey,
      });
    expect(await block("somebody-elses", "d1")).toEqual({ allowed: false, reasons: ["means.unknown"] });
    expect(await block("chip-0", "d2"), "what is blocked as far as we saw").toMatchObject({ allowed: true });
    expect(await block("display-1", "d3")).toMatchObject({ allowed: true });
  });

  it("is refused on somebody else's case as if there were none", async () => {
    const [owner, stranger] = [await hireAgent(db), await hireAgent(db)];
    const { number } = await openCase(db, owner);
    for (const caseNumber of [number, "FL-2026-999999"]) {
      const ruling = await placeAct(db.context, {
        ...suspend,
        actor: stranger,
        caseNumber,
        idempotencyKey: "e",
      });
      expect(ruling).toEqual({ allowed: false, reasons: ["case.notYours"] });
    }
  });

  it("is refused when the proof has run out", async () => {
    const agent = await hireAgent(db);
    const { number } = await caseAboutInger(db, agent);
    await answerOne(agent, number, right);
    const later = { ...db.context, clock: () => new Date(Date.now() + minutes(21)) };
    const ruling = await placeAct(later, {
      ...suspend,
      actor: agent,
      caseNumber: number,
      idempotencyKey: "f",
    });
    expect(ruling).toEqual({ allowed: false, reasons: ["proof.expired"] });
  });
});

describe("control questions", () => {
  it("reach confirmed with enough points, then ask no more", async () => {
    const agent = await hireAgent(db);
    const { number } = await caseAboutInger(db, agent);
    await answerOne(agent, number, right);
    await answerOne(agent, number, right);
    expect(await answerOne(agent, number, right)).toMatchObject({
      allowed: true,
      value: { level: "confirmed" },
    });
  });

  it("count failures against the subject across agents, and then send to Borgerservice without a reason", async () => {
    for (let round = 0; round < 2; round += 1) {
      const agent = await hireAgent(db);
      const { number } = await caseAboutInger(db, agent);
      await answerOne(agent, number, () => "Atlantis");
      await answerOne(agent, number, () => "Atlantis");
    }
    const next = await hireAgent(db);
    const { number } = await caseAboutInger(db, next);
    expect(await answerOne(next, number, right)).toEqual({ allowed: false, reasons: ["questions.mustMeet"] });
  });

  it("store neither the answer nor the right one", async () => {
    const rows = await db.asOwner("select * from control_questions");
    const text = JSON.stringify(rows.rows);
    for (const word of ["Atlantis", "Kerteminde", "Havnegade", "Edith"]) expect(text).not.toContain(word);
  });
});
