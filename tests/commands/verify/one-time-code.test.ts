/** A code by SMS: whom it may go to, what is kept of it, and everything that ends it. */
import { describe, expect, it } from "vitest";
import { sendOneTimeCode } from "../../../app/commands/verify/send-one-time-code.ts";
import { endOutrunProofs } from "../../../app/commands/verify/end-outrun-proofs.ts";
import { citizenOf } from "../../../app/domain/actor.ts";
import { days, hours, minutes, seconds } from "../../../app/domain/duration.ts";
import { openCaseForVisit } from "../../../db/cases.ts";
import { codeIndex } from "../../../db/one-time-codes.ts";
import { demoPerson } from "../../support/act-bench.ts";
import { caseAbout, openProofBench, type ProofCase } from "../../support/proof-bench.ts";
import {
  column,
  confirm,
  eventsOf,
  newCase,
  orderCode,
  otherThan,
  placesOf,
  proofsOf,
  refused,
  tryCode,
} from "../../support/proof-scene.ts";

const bench = await openProofBench();
const inger = demoPerson("Inger Vestergaard");
const send = ({ actor, caseNumber }: Pick<ProofCase, "actor" | "caseNumber">) =>
  sendOneTimeCode(bench.context, { actor, caseNumber });
const states = () => column(bench, "select state from one_time_codes order by sent_at");

async function changePhoneAgo(ago: number): Promise<void> {
  bench.setClock(-ago);
  const { identityUuid } = inger.mitid;
  await bench.control("/mitid/_control/citizen", {
    action: "changePhone",
    identityUuid,
    phone: "+4520009977",
  });
  bench.setClock(0);
}

/** The same person on the web: a case that is the visit's. */
async function onTheWeb({ citizenId }: ProofCase) {
  const actor = citizenOf(crypto.randomUUID());
  const about = { system: "mitid", topic: "block", language: "da", citizenId } as const;
  const { id, number } = await bench.db.database.transact(actor, (tx) =>
    openCaseForVisit(tx, actor, { ...about, now: bench.context.clock() }),
  );
  await bench.db.asOwner(
    `insert into lookups (case_id, citizen_id, system, purpose, outcome, snapshot_cipher, snapshot_key_id, actor_kind, actor_id)
     select $1, citizen_id, system, purpose, outcome, snapshot_cipher, snapshot_key_id, 'citizen', $2
       from lookups where citizen_id = $3 and system = 'contacts' order by at desc limit 1`,
    [id, actor.id, citizenId],
  );
  return { actor, id, caseNumber: number, citizenId };
}

describe("is ordered", () => {
  it("for a phone unchanged for 120 hours, and not a millisecond sooner", async () => {
    await changePhoneAgo(hours(120) - 1);
    const ours = await newCase(bench, inger);
    expect(await send(ours)).toEqual(refused("contact.tooYoung"));
    expect(await states()).toEqual([]);
    bench.pass(1);
    expect(await send(ours)).toEqual({
      allowed: true,
      value: { suffix: "77", expiresAt: new Date(bench.context.clock().getTime() + minutes(10)) },
    });
    expect(
      await column(bench, "select facts -> 'reasons' from audit_log where action = 'code.send'"),
    ).toEqual([["contact.tooYoung"], null]);
  });

  it("is six digits, kept as a keyed hash that is bound to its row, and sealed until it has left", async () => {
    const ours = await newCase(bench, inger);
    const code = await orderCode(bench, ours);
    expect(code).toMatch(/^\d{6}$/);
    const kept = async () =>
      (
        await bench.db.asOwner(
          "select id, code_index, code_cipher, code_key_id, message_sid from one_time_codes",
        )
      ).rows[0];
    const before = await kept();
    expect(before?.["code_index"]).toEqual(codeIndex(bench.db.vault, String(before?.["id"]), code));
    expect(before?.["code_index"]).not.toEqual(bench.db.vault.index("oneTimeCode", code));
    expect(before).toMatchObject({ code_key_id: "test", message_sid: null });
    await bench.work();
    expect(bench.carrier.sent).toMatchObject([{ to: inger.phone }]);
    expect(bench.carrier.sent[0]?.body).toContain(code);
    expect(await kept()).toMatchObject({ code_cipher: null, code_key_id: null, message_sid: "SM1" });
  });

  it("and stands nowhere to be read: not in a row, a job, the record, the timeline or the log", async () => {
    const ours = await newCase(bench, inger);
    const code = await orderCode(bench, ours);
    expect(await placesOf(bench, code)).toEqual([]);
    bench.carrier.next = ["silent"];
    await bench.work();
    await bench.work();
    await tryCode(bench, ours, otherThan(code));
    await tryCode(bench, ours, code);
    expect(await placesOf(bench, code)).toEqual([]);
    expect(await placesOf(bench, otherThan(code))).toEqual([]);
    // The look itself finds what is there.
    expect(await placesOf(bench, ours.caseNumber)).toContain("public.cases");
    expect(bench.logged.join()).toContain("a code was not taken by the carrier");
  });

  it("five times a day for one person, counted across agents, cases and the web", async () => {
    const first = await newCase(bench, inger);
    bench.setClock(-days(1));
    expect(await send(first)).toMatchObject({ allowed: true });
    bench.setClock(-minutes(5));
    const second = await newCase(bench, inger);
    const third = await caseAbout(bench, second.actor, inger);
    const web = await onTheWeb(second);
    for (const ours of [first, second, third, web]) {
      expect(await send(ours)).toMatchObject({ allowed: true });
      bench.pass(seconds(1));
    }
    bench.setClock(-1);
    for (const ours of [first, second, third, web])
      expect(await send(ours)).toEqual(refused("code.tooManySends"));
    bench.setClock(0);
    expect(await send(web)).toMatchObject({ allowed: true });
    expect(await states()).toEqual(["replaced", "replaced", "replaced", "replaced", "replaced", "live"]);
  });
});

describe("is tried", () => {
  it("and reaches what the method is worth alone, and more on top of bekræftet", async () => {
    const alone = await newCase(bench, inger);
    expect(await tryCode(bench, alone, await orderCode(bench, alone))).toEqual({
      allowed: true,
      value: { level: "claimed" },
    });
    bench.pass(1);
    const ours = await newCase(bench, inger);
    await confirm(bench, ours);
    const spoken = (await orderCode(bench, ours)).replace(/(...)/, "$1 ");
    expect(await tryCode(bench, ours, spoken)).toEqual({ allowed: true, value: { level: "strong" } });
    expect(await proofsOf(bench, ours)).toEqual(["confirmed by controlQuestions", "strong by oneTimeCode"]);
  });

  it.each([
    [minutes(10) - 1, { allowed: true, value: { level: "claimed" } }, "used"],
    [minutes(10), refused("code.expired"), "expired"],
  ])("%d ms after the order", async (later, answer, state) => {
    bench.setClock(-minutes(9));
    const ours = await newCase(bench, inger);
    const code = await orderCode(bench, ours);
    bench.setClock(later - minutes(9));
    expect(await tryCode(bench, ours, code)).toEqual(answer);
    expect(await states()).toEqual([state]);
    // The end is the end, whatever comes after it.
    expect(await tryCode(bench, ours, code)).toEqual(
      refused(state === "used" ? "code.none" : "code.expired"),
    );
  });

  it("wrongly five times and is dead, for the right digits too; after four it still counts", async () => {
    const ours = await newCase(bench, inger);
    const code = await orderCode(bench, ours);
    const tries = [];
    for (let turn = 0; turn < 5; turn += 1) tries.push(await tryCode(bench, ours, otherThan(code)));
    expect(tries).toEqual([...Array.from({ length: 4 }, () => refused("code.wrong")), refused("code.dead")]);
    expect(await tryCode(bench, ours, code)).toEqual(refused("code.dead"));
    expect(await proofsOf(bench, ours)).toEqual([]);
    expect(await eventsOf(bench, ours)).toContain("code.dead");
    bench.pass(1);
    const next = await orderCode(bench, ours);
    for (let turn = 0; turn < 4; turn += 1) await tryCode(bench, ours, otherThan(next));
    expect(await tryCode(bench, ours, next)).toMatchObject({ allowed: true });
  });

  it("by what can be no code without being one of the five", async () => {
    const ours = await newCase(bench, inger);
    const code = await orderCode(bench, ours);
    for (const typed of ["", "12345", "1234567", "tolv"])
      expect(await tryCode(bench, ours, typed)).toEqual(refused("code.malformed"));
    expect(await column(bench, "select wrong_tries from one_time_codes")).toEqual([0]);
    expect(await tryCode(bench, ours, code)).toMatchObject({ allowed: true });
  });

  it("twice at once, and is one proof", async () => {
    const ours = await newCase(bench, inger);
    const code = await orderCode(bench, ours);
    const answers = await Promise.all([1, 2, 3, 4].map(() => tryCode(bench, ours, code)));
    expect(answers.filter(({ allowed }) => allowed)).toHaveLength(1);
    expect(answers.filter(({ allowed }) => !allowed)).toEqual(
      Array.from({ length: 3 }, () => refused("code.none")),
    );
    expect(await proofsOf(bench, ours)).toEqual(["claimed by oneTimeCode"]);
  });
});

describe("counts for nobody else", () => {
  it("than who ordered it, in the case it was ordered in", async () => {
    const ours = await newCase(bench, inger);
    const code = await orderCode(bench, ours);
    const [theirs, sameAgent] = [await newCase(bench, inger), await caseAbout(bench, ours.actor, inger)];
    expect(await tryCode(bench, theirs, code)).toEqual(refused("code.none"));
    expect(await tryCode(bench, sameAgent, code)).toEqual(refused("code.none"));
    expect(await tryCode(bench, { ...ours, actor: theirs.actor }, code)).toEqual(refused("case.notYours"));
    expect(await column(bench, "select wrong_tries from one_time_codes")).toEqual([0]);
    expect(await tryCode(bench, ours, code)).toMatchObject({ allowed: true });
  });

  it("once there is a newer one, in this case or in another", async () => {
    const ours = await newCase(bench, inger);
    const first = await orderCode(bench, ours);
    bench.pass(1);
    const second = await orderCode(bench, ours);
    if (first !== second) expect(await tryCode(bench, ours, first)).toEqual(refused("code.wrong"));
    bench.pass(1);
    const theirs = await newCase(bench, inger);
    const third = await orderCode(bench, theirs);
    expect(await tryCode(bench, ours, second)).toEqual(refused("code.none"));
    expect(await tryCode(bench, theirs, third)).toMatchObject({ allowed: true });
    expect(await states()).toEqual(["replaced", "replaced", "used"]);
  });
});

it("is swept up when it has run out unsent, seal and all", async () => {
  const ours = await newCase(bench, inger);
  await orderCode(bench, ours);
  bench.pass(minutes(10) - 1);
  expect(await endOutrunProofs(bench.context)).toBe(0);
  bench.pass(1);
  expect(await endOutrunProofs(bench.context)).toBe(1);
  expect(await column(bench, "select (state, code_cipher is null)::text from one_time_codes")).toEqual([
    "(expired,t)",
  ]);
  expect(await eventsOf(bench, ours)).toContain("code.expired");
  await bench.work();
  expect(bench.carrier.sent).toEqual([]);
});
