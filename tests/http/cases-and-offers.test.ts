/** Cases and offers over HTTP: what is not yours, not proven, not open or not there any more has no effect. */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { caseAboutInger, INGER_CPR, inger, openCase, receiveCall } from "../support/desk.ts";
import { startProduct } from "../support/product.ts";
import { agentNamed, ask, expectDiscreet, post, rowCounts, sessionOf, type Answer } from "./staff-caller.ts";

const product = await startProduct();
const UNKNOWN = "FL-2026-999999";
const NO_OFFER = "0f8fad5b-d9cb-4d79-a465-70867728950e";
type Agent = Awaited<ReturnType<typeof agentNamed>>;

let maja: Agent;
let lone: Agent;
let majas: string;
let lones: string;

beforeAll(async () => {
  [maja, lone] = [await agentNamed(product, "maja"), await agentNamed(product, "lone")];
  [majas, lones] = [await sessionOf(product, maja.id), await sessionOf(product, lone.id)];
});

const suspend = () => ({ stop: "suspend", reason: "stolen", idempotencyKey: crypto.randomUUID() });
const act = (
  number: string,
  verb: string,
  cookie: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<Answer> =>
  post(product, `/agent/sager/${number}/${verb}`, {
    cookie,
    fields,
    headers: { "sec-fetch-site": "same-origin", accept: "text/html" },
  });
const count = async (sql: string, values: readonly unknown[] = []): Promise<number> =>
  (await product.db.asOwner(sql, values)).rows.length;
const plain = (answer: Answer, ...names: readonly string[]): string =>
  names
    .reduce((text, name) => text.replaceAll(name, "NUMBER"), answer.text)
    .replace(/nonce="[^"]*"|nonce-[\w+/=]+/g, "");

const VERBS: Readonly<Record<string, () => Readonly<Record<string, string>>>> = {
  identificer: () => ({ key: INGER_CPR }),
  sporgsmaal: () => ({}),
  svar: () => ({ questionId: NO_OFFER, answer: "x" }),
  spaer: suspend,
  hold: () => ({ hold: "true" }),
  "laeg-paa": () => ({}),
  note: () => ({ text: "En note" }),
  kladde: () => ({ text: "En kladde" }),
  afslut: () => ({ code: "resolved" }),
};

describe("a case that is not yours", () => {
  it("is a page that says the same as one that is not there", async () => {
    const { number } = await caseAboutInger(product.db, maja);
    const look = (which: string) => ask(product, `/agent/sager/${which}`, { headers: { cookie: lones } });
    const [other, unknown] = [await look(number), await look(UNKNOWN)];
    expect([other.status, unknown.status]).toEqual([404, 404]);
    const ages = (text: string) => text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "AT");
    expect(ages(plain(other, number))).toBe(ages(plain(unknown, UNKNOWN)));
    expect(other.text).not.toMatch(/Inger|Vestergaard/);
  });

  it.each(Object.keys(VERBS))("/%s is 404 for both, with words, and does nothing", async (verb) => {
    const { number } = await caseAboutInger(product.db, maja);
    const fields = await validFor(verb);
    const before = await rowCounts(product, ["audit_log", "attempt_limits"]);
    for (const which of [number, UNKNOWN]) {
      const answer = await act(which, verb, lones, fields);
      expect(answer.status, answer.text.slice(0, 100)).toBe(404);
      expectDiscreet(answer.text, [INGER_CPR, "Inger"]);
    }
    expect(await rowCounts(product, ["audit_log", "attempt_limits"])).toEqual(before);
  });
});

async function validFor(verb: string): Promise<Readonly<Record<string, string>>> {
  if (verb !== "afslut") return VERBS[verb]?.() ?? {};
  const { WRAP_UP_CODES } = await import("../../app/domain/routing/wrap-up.ts");
  return { code: WRAP_UP_CODES[0] };
}

describe("a closed case", () => {
  it.each(Object.keys(VERBS))("/%s is refused with 409, and does nothing", async (verb) => {
    const { number, id } = await caseAboutInger(product.db, maja);
    await product.db.asOwner(
      "update cases set state = 'closed', closed_at = now(), wrap_up_code = 'other' where id = $1",
      [id],
    );
    const before = await rowCounts(product, ["audit_log", "attempt_limits"]);
    const answer = await act(number, verb, majas, await validFor(verb));
    expect(answer.status).toBe(409);
    expect(answer.text).toContain("lukket");
    expect(await rowCounts(product, ["audit_log", "attempt_limits"])).toEqual(before);
  });
});

const RIGHT: Readonly<Record<string, string>> = {
  birthPlace: inger.facts.birthPlace ?? "",
  previousMunicipality: "Odense",
  siblings: "Kaj",
  children: "Lærke",
  parents: "Edith",
  maritalStatus: "fraskilt",
  maritalStatusSince: "2011",
  churchMember: "ja",
  street: "Havnegade",
  postalCode: "7100",
};
const questionShape = z.object({ id: z.string(), kind: z.string() });

async function openQuestion(number: string) {
  const asked = await act(number, "sporgsmaal", majas);
  expect(asked.status).toBe(303);
  const { rows } = await product.db.asOwner(
    `select q.id, q.kind from control_questions q join question_rounds r on r.id = q.round_id
     join cases c on c.id = r.case_id where c.number = $1 and q.outcome is null`,
    [number],
  );
  return questionShape.parse(rows[0]);
}

async function prove(number: string): Promise<void> {
  const { id, kind } = await openQuestion(number);
  expect((await act(number, "svar", majas, { questionId: id, answer: RIGHT[kind] ?? "" })).status).toBe(303);
}

describe("a stop", () => {
  it("without proof, without a subject, or with a proof that is over, is 409 with words", async () => {
    const nobody = await openCase(product.db, maja);
    const unproven = await caseAboutInger(product.db, maja);
    const late = await caseAboutInger(product.db, maja);
    await prove(late.number);
    await product.db.asOwner("update verifications set ended_at = now() where case_id = $1", [late.id]);
    for (const { number, id } of [nobody, unproven, late]) {
      for (const stop of ["suspend", "hold", "block:app-1"]) {
        const answer = await act(number, "spaer", majas, { ...suspend(), stop });
        expect(answer.status).toBe(409);
        expect(answer.text).toMatch(/<h1/);
        expectDiscreet(answer.text, [INGER_CPR]);
      }
      expect(await count("select 1 from acts where case_id = $1", [id])).toBe(0);
    }
  });

  it("is not opened by a proof of the same person in another case, or by a colleague's", async () => {
    const [proven, other] = [await caseAboutInger(product.db, maja), await caseAboutInger(product.db, maja)];
    await prove(proven.number);
    expect((await act(other.number, "spaer", majas, suspend())).status).toBe(409);
    await product.db.asOwner("update cases set owner_id = $2 where id = $1", [proven.id, lone.id]);
    expect((await act(proven.number, "spaer", lones, suspend())).status).toBe(409);
    expect(await count("select 1 from acts where case_id in ($1, $2)", [proven.id, other.id])).toBe(0);
  });

  it("of a means that is somebody else's or long dead is refused", async () => {
    const ours = await caseAboutInger(product.db, maja);
    await prove(ours.number);
    const strange = await act(ours.number, "spaer", majas, { ...suspend(), stop: "block:somebody-elses" });
    const dead = await act(ours.number, "spaer", majas, { ...suspend(), stop: "block:chip-0" });
    expect([strange.status, dead.status]).toEqual([422, 409]);
    expect(await count("select 1 from acts where case_id = $1", [ours.id])).toBe(0);
  });

  it("is one act and one receipt, however often and at once the form comes, from two browsers", async () => {
    const ours = await caseAboutInger(product.db, maja);
    await prove(ours.number);
    const again = await sessionOf(product, maja.id);
    const fields = suspend();
    const answers = await Promise.all(
      [majas, again, majas, again].map((cookie) => act(ours.number, "spaer", cookie, fields)),
    );
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
    expect(await count("select distinct receipt_number from acts where case_id = $1", [ours.id])).toBe(1);
    expect(await count("select 1 from acts where case_id = $1", [ours.id])).toBe(1);
  });

  it("is not placed twice by one key in two cases", async () => {
    const [one, other] = [await caseAboutInger(product.db, maja), await caseAboutInger(product.db, maja)];
    await prove(one.number);
    await prove(other.number);
    const fields = { ...suspend(), stop: "block:app-1" };
    expect((await act(one.number, "spaer", majas, fields)).status).toBe(303);
    expect((await act(other.number, "spaer", majas, fields)).status).toBe(409);
    expect(await count("select 1 from acts where case_id = $1", [other.id])).toBe(0);
  });
});

describe("the social engineer", () => {
  it("gets one guess at a question, and none at a question of another case", async () => {
    const [one, other] = [await caseAboutInger(product.db, maja), await caseAboutInger(product.db, maja)];
    await product.db.asOwner(
      "update question_rounds set state = 'expired', ended_at = now() where state = 'open'",
    );
    const { id, kind } = await openQuestion(one.number);
    expect((await act(one.number, "svar", majas, { questionId: id, answer: "forkert svar" })).status).toBe(
      303,
    );
    const answer = RIGHT[kind] ?? "";
    expect((await act(one.number, "svar", majas, { questionId: id, answer })).status).toBe(409);
    expect((await act(other.number, "svar", majas, { questionId: id, answer })).status).toBe(409);
    expect(await count("select 1 from verifications where case_id in ($1, $2)", [one.id, other.id])).toBe(0);
  });

  it("changes no case's person once it has one", async () => {
    const { number, id } = await caseAboutInger(product.db, maja);
    const everybody = z
      .array(z.object({ cpr: z.string() }))
      .parse(await (await fetch(`${product.sandbox}/_control/people`)).json());
    const stranger = everybody.map(({ cpr }) => cpr.replace("-", "")).find((cpr) => cpr !== INGER_CPR) ?? "";
    const before = await product.db.asOwner("select citizen_id from cases where id = $1", [id]);
    const answer = await act(number, "identificer", majas, { key: stranger });
    expect(answer.status).toBe(409);
    expectDiscreet(answer.text, [stranger]);
    expect((await product.db.asOwner("select citizen_id from cases where id = $1", [id])).rows).toEqual(
      before.rows,
    );
    expect(
      await count("select 1 from audit_log where case_id = $1 and action = 'citizen.look'", [id]),
    ).toBeGreaterThan(2);
  });

  it("reads no whole personal number and no right answer on any page or in its data", async () => {
    const { number } = await caseAboutInger(product.db, maja);
    for (const path of [`/agent/sager/${number}`, `/agent/sager/${number}.data`, "/agent", "/agent.data"]) {
      const { status, text } = await ask(product, path, { headers: { cookie: majas } });
      expect(status).toBe(200);
      expect(text).not.toMatch(/6501724003|650172-4003|Kerteminde|Havnegade|Lærke|207654321/);
    }
  });

  it("can't begin anew with each call: a lost try that was left open counts against the person", async () => {
    await product.db.asOwner(
      "update question_rounds set started_at = started_at - interval '2 days', ended_at = coalesce(ended_at, now()) - interval '2 days', state = 'expired' where state in ('open', 'failed')",
    );
    await product.db.asOwner(
      "update control_questions set answered_at = answered_at - interval '2 days' where answered_at is not null",
    );
    const statuses: number[] = [];
    for (let call = 0; call < 3; call += 1) {
      const { number } = await caseAboutInger(product.db, maja);
      const asked = await act(number, "sporgsmaal", majas);
      statuses.push(asked.status);
      if (asked.status !== 303) break;
      const { id } = await openQuestion(number);
      await act(number, "svar", majas, { questionId: id, answer: "forkert svar" });
    }
    expect(statuses).toEqual([303, 303, 409]);
  });
});

describe("an offer", () => {
  beforeEach(async () => {
    await product.db.asOwner("update offers set state = 'expired' where state = 'open'");
    await product.db.asOwner("update queue_items set state = 'ended', left_at = now() where left_at is null");
  });

  /** An offer to this agent, as the matcher makes it. */
  async function offerTo(staffId: string, life = "1 hour") {
    const callSid = await receiveCall(product.db);
    const { rows } = await product.db.asOwner(
      `with item as (insert into queue_items (call_sid, system, language, reason, state)
         values ($1, 'mitid', 'da', 'help', 'offered') returning id)
       insert into offers (item_id, staff_id, expires_at) select id, $2, now() + $3::interval from item returning id`,
      [callSid, staffId, life],
    );
    return { id: String(rows[0]?.["id"]), callSid };
  }
  const take = (id: string, cookie: string): Promise<Answer> =>
    post(product, `/agent/tilbud/${id}/tag`, {
      cookie,
      headers: { "sec-fetch-site": "same-origin", accept: "text/html" },
    });
  const decline = (id: string, cookie: string): Promise<Answer> =>
    post(product, `/agent/tilbud/${id}/ikke-nu`, { cookie });
  const casesOf = (callSid: string) => count("select 1 from cases where call_sid = $1", [callSid]);

  it("to somebody else is as one that never was, and goes on ringing there", async () => {
    const offer = await offerTo(lone.id);
    const [other, unknown] = [await take(offer.id, majas), await take(NO_OFFER, majas)];
    expect([other.status, unknown.status]).toEqual([404, 404]);
    expect(plain(other, offer.id)).toBe(plain(unknown, NO_OFFER));
    expect((await decline(offer.id, majas)).status).toBe(409);
    expect(await count("select 1 from offers where id = $1 and state = 'open'", [offer.id])).toBe(1);
    expect(await casesOf(offer.callSid)).toBe(0);
  });

  it("that was declined, withdrawn or has run out is 409 with words, and opens nothing", async () => {
    for (const state of ["declined", "withdrawn", "expired"]) {
      const offer = await offerTo(maja.id);
      await product.db.asOwner("update offers set state = $2 where id = $1", [offer.id, state]);
      const answer = await take(offer.id, majas);
      expect([state, answer.status]).toEqual([state, 409]);
      expect(answer.text).toMatch(/<h1/);
      expect((await decline(offer.id, majas)).status).toBe(409);
      expect(await casesOf(offer.callSid)).toBe(0);
    }
    const late = await offerTo(maja.id, "-1 second");
    expect((await take(late.id, majas)).status).toBe(409);
    expect(await casesOf(late.callSid)).toBe(0);
  });

  it("is taken once, by whichever of the agent's two browsers, and by no colleague at the same time", async () => {
    const offer = await offerTo(maja.id);
    const again = await sessionOf(product, maja.id);
    const answers = await Promise.all(
      [majas, lones, again, lones, majas].map((cookie) => take(offer.id, cookie)),
    );
    expect(answers.map(({ status }) => status)).toEqual([303, 404, 303, 404, 303]);
    const places = new Set(
      answers.filter(({ status }) => status === 303).map(({ headers }) => headers.get("location")),
    );
    expect(places.size).toBe(1);
    expect(await casesOf(offer.callSid)).toBe(1);
    expect(await count("select 1 from conferences where offer_id = $1", [offer.id])).toBe(1);
    expect((await decline(offer.id, majas)).status).toBe(409);
    const [number = ""] = [...places].map((place) => (place ?? "").split("/").at(-1));
    expect((await act(number, "note", lones, { text: "x" })).status).toBe(404);
  });
});
