/** What gives access back or new means: the level, the version it was seen on, one at a time, and refusals on file. */
import { describe, expect, it } from "vitest";
import { answerQuestion } from "../../app/commands/answer-question.ts";
import { askQuestion } from "../../app/commands/ask-question.ts";
import { placeAct } from "../../app/commands/place-act.ts";
import type { Actor } from "../../app/domain/actor.ts";
import { before, days, hours } from "../../app/domain/duration.ts";
import type { ActOrder } from "../../app/domain/protection/order.ts";
import type { MitidContactPoint } from "../../integrations/mitid/port.ts";
import { testDatabase } from "../support/database.ts";
import { caseAboutInger, hireAgent, portsKnowingInger } from "../support/desk.ts";

const RIGHT: Record<string, string> = {
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
const SEEN = 7;

const db = await testDatabase();

async function answer(agent: Actor, caseNumber: string): Promise<void> {
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

async function caseAtLevel(answers: number) {
  const actor = await hireAgent(db);
  const { number, id } = await caseAboutInger(db, actor);
  for (let count = 0; count < answers; count += 1) await answer(actor, number);
  const place = (act: ActOrder, over: { key?: string; seenVersion?: number | null } = {}) =>
    placeAct(db.context, {
      actor,
      caseNumber: number,
      act,
      reason: "lost",
      seenVersion: over.seenVersion === undefined ? SEEN : over.seenVersion,
      idempotencyKey: over.key ?? crypto.randomUUID(),
    });
  return { id, number, actor, place };
}

const onFile = async (caseId: string) =>
  (
    await db.asOwner(
      "select kind, state, fate, refusal_reasons from acts where case_id = $1 order by created_at",
      [caseId],
    )
  ).rows;

describe("a reissue", () => {
  it("is refused on the evidence that opens a block, and the refusal stays on file", async () => {
    const { id, place } = await caseAtLevel(1);
    expect(await place({ kind: "temporaryPassword" })).toMatchObject({
      allowed: false,
      reasons: ["proof.tooWeak"],
    });
    expect(await place({ kind: "block", authenticatorId: "display-1" })).toMatchObject({ allowed: true });
    expect(await onFile(id)).toMatchObject([
      { kind: "temporaryPassword", state: "refused", fate: "notAllowed" },
      { kind: "block", state: "accepted", fate: null },
    ]);
  });

  it("is open at confirmed; a temporary PIN is not", async () => {
    const { place } = await caseAtLevel(3);
    expect(await place({ kind: "orderMeans", means: "codeReader" })).toMatchObject({ allowed: true });
    expect(await place({ kind: "temporaryPin" })).toMatchObject({
      allowed: false,
      reasons: ["proof.tooWeak"],
    });
  });

  it("is one at a time for a kind of means, also from another call", async () => {
    const first = await caseAtLevel(3);
    expect(await first.place({ kind: "orderMeans", means: "codeDisplay" })).toMatchObject({ allowed: true });
    const second = await caseAtLevel(3);
    expect(await second.place({ kind: "orderMeans", means: "codeDisplay" })).toEqual({
      allowed: false,
      reasons: ["reissue.open"],
    });
  });

  it("stands on the version that was seen: an older picture decides nothing", async () => {
    const { id, place } = await caseAtLevel(3);
    for (const seenVersion of [SEEN - 1, SEEN + 1, null])
      expect(await place({ kind: "temporaryPassword" }, { seenVersion })).toEqual({
        allowed: false,
        reasons: ["act.stale"],
      });
    expect(await onFile(id)).toMatchObject(Array(3).fill({ state: "refused", fate: "stale" }));
  });

  it("that was refused is not accepted by sending the same form again", async () => {
    const { place, actor, number, id } = await caseAtLevel(1);
    const act = { kind: "temporaryPassword" } as const;
    expect((await place(act, { key: "same" })).allowed).toBe(false);
    await answer(actor, number);
    await answer(actor, number);
    expect(await place(act, { key: "same" })).toEqual({ allowed: false, reasons: ["act.refusedBefore"] });
    expect(await onFile(id)).toHaveLength(1);
    expect((await place(act)).allowed).toBe(true);
  });

  it("answers a key that was used in one case nowhere else", async () => {
    const first = await caseAtLevel(1);
    const { number } = await caseAboutInger(db, first.actor);
    const act = { kind: "block", authenticatorId: "app-1" } as const;
    expect(await first.place(act, { key: "one form" })).toMatchObject({ allowed: true });
    const order = { actor: first.actor, caseNumber: number, act, reason: "lost", seenVersion: SEEN } as const;
    expect(await placeAct(db.context, { ...order, idempotencyKey: "one form" })).toEqual({
      allowed: false,
      reasons: ["act.keyUsed"],
    });
  });

  it("by SMS goes to every number on file or to none: the newest of them decides", async () => {
    const known = portsKnowingInger();
    const phone = (value: string, ago: number): MitidContactPoint => ({
      ...{ kind: "phone", value, changedAt: before(new Date(), ago).toISOString() },
    });
    const contacts = [
      phone("+4520000001", days(2_000)),
      phone("+4520000002", hours(3)),
      phone("+4520000003", days(900)),
    ];
    const ports = { ...known, mitid: { ...known.mitid, contactPoints: () => Promise.resolve(contacts) } };
    const actor = await hireAgent(db);
    const { number } = await caseAboutInger(db, actor, ports);
    for (let turn = 0; turn < 3; turn += 1) await answer(actor, number);
    const act = { kind: "activationCode", authenticatorId: null, delivery: "sms" } as const;
    const order = { actor, caseNumber: number, act, reason: "lost", seenVersion: SEEN } as const;
    expect(await placeAct(db.context, { ...order, idempotencyKey: crypto.randomUUID() })).toEqual({
      allowed: false,
      reasons: ["contact.tooYoung"],
    });
  });

  it("carries the facts it was decided on, and names nobody in them", async () => {
    const { id } = await caseAtLevel(1).then(async (made) => {
      await made.place({ kind: "temporaryPin" });
      return made;
    });
    const [row] = (await db.asOwner("select decided_on::text as facts from acts where case_id = $1", [id]))
      .rows;
    expect(String(row?.["facts"])).toContain('"contactAgeHours"');
    expect(String(row?.["facts"])).not.toMatch(/\d{6}|Inger|Vejle|\+45|Havnegade/);
  });
});

describe("what a telephone never does", () => {
  it("is to reopen, to close for good, or to unlock what is blocked", async () => {
    const { place } = await caseAtLevel(3);
    for (const kind of ["reopen", "revoke"] as const)
      expect(await place({ kind })).toMatchObject({
        allowed: false,
        reasons: kind === "reopen" ? ["mover.notAllowed", "act.noEffect"] : ["mover.notAllowed"],
      });
    expect(await place({ kind: "liftLockout", authenticatorId: "chip-0" })).toEqual({
      allowed: false,
      reasons: ["means.neverReturns"],
    });
  });
});
