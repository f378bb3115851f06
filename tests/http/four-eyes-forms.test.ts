/** "Godkend" without any script, and its forms as somebody would send them who trusts in no page of ours. */
import { beforeAll, describe, expect, it } from "vitest";
import { proposeAct } from "../../app/commands/four-eyes/propose-act.ts";
import { demoPerson } from "../support/act-bench.ts";
import { openScene } from "../support/act-scene.ts";
import { allowed, countOf } from "../support/four-eyes.ts";
import { startProduct } from "../support/product.ts";
import { stageOf } from "../support/product-stage.ts";
import { agentNamed, ask, expectDiscreet, post, sessionOf, type Sent } from "./staff-caller.ts";

const product = await startProduct();
const stage = stageOf(product);
const HTML = { "sec-fetch-site": "same-origin", accept: "text/html" };
const PERSON = demoPerson("Inger Vestergaard");

let cookies: Readonly<Record<"maja" | "lone" | "ida" | "jonas", string>>;
let proposalId: string;

beforeAll(async () => {
  const [maja, lone, ida, jonas] = await Promise.all(
    ["maja", "lone", "ida", "jonas"].map((name) => agentNamed(product, name)),
  );
  if (!maja || !lone || !ida || !jonas) throw new Error("somebody of the demo's staff is missing");
  cookies = {
    maja: await sessionOf(product, maja.id),
    lone: await sessionOf(product, lone.id),
    ida: await sessionOf(product, ida.id),
    jonas: await sessionOf(product, jonas.id),
  };
  const { number: caseNumber } = await openScene(stage, PERSON, { owner: maja });
  const order = { actor: maja, caseNumber, act: { kind: "suspend" }, requester: "bank" } as const;
  const made = { actReason: "reported", reason: "Banken ringer.", idempotencyKey: "one" } as const;
  ({ proposalId } = allowed(await proposeAct(stage.context, { ...order, ...made })));
});

const acts = () => countOf(product.db, "acts where proposal_id = $1", [proposalId]);
const send = (verb: string, who: keyof typeof cookies, fields: Sent["fields"], headers = HTML) =>
  post(product, `/agent/godkend/${proposalId}/${verb}`, {
    cookie: cookies[who],
    headers,
    fields: { seenVersion: "1", ...fields },
  });

it("nobody approves from the list or from a note: the page of the proposal comes first", async () => {
  const answer = await send("godkend", "lone", { hasRead: "on" });
  expect([answer.status, answer.text.includes("læs det, før du godkender")]).toEqual([409, true]);
  expect(await acts()).toBe(0);
});

describe("a proposal as a plain page", () => {
  it("has what changes, the letter, and both forms, and names no number", async () => {
    const page = await ask(product, `/agent/godkend/${proposalId}`, { headers: { cookie: cookies.lone } });
    expect(page.status).toBe(200);
    for (const words of ["Det ændrer sig", "Spærret, til fremmøde", "digst@digst.dk", "Hvorfor afviser du?"])
      expect(page.text).toContain(words);
    expect(page.text).toContain(`action="/agent/godkend/${proposalId}/godkend"`);
    expectDiscreet(page.text, [PERSON.cpr, PERSON.phone.slice(3)]);
  });

  it("is nobody's business but the proposer's and theirs who may decide", async () => {
    const of = (cookie: string) => ask(product, `/agent/godkend/${proposalId}`, { headers: { cookie } });
    const statuses = await Promise.all([of(cookies.maja), of(cookies.ida), of(cookies.jonas), of("")]);
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 404, 303]);
    expectDiscreet((await of(cookies.jonas)).text, [PERSON.surname]);
  });
});

describe("the forms", () => {
  it.each([
    ["without the tick", "godkend", "lone", {}, 422, "Sæt kryds ved"],
    ["by the proposer", "godkend", "maja", { hasRead: "on" }, 403, "Kræver rollen specialist"],
    ["by somebody without the right", "godkend", "jonas", { hasRead: "on" }, 403, "Kræver rollen specialist"],
    ["on another version", "godkend", "lone", { hasRead: "on", seenVersion: "7" }, 409, "ændret, siden"],
    ["without a version", "godkend", "lone", { hasRead: "on", seenVersion: "x" }, 422, "kunne ikke læses"],
    ["a no without a reason", "afvis", "lone", { reason: " " }, 422, "mindst tre tegn"],
    ["taken back by another", "traek-tilbage", "ida", { reason: "Nej tak" }, 404, "ikke dit"],
    ["made anew while it waits", "forny", "maja", {}, 409, "venter stadig"],
  ] as const)("%s: nothing happens, and it is said why", async (_name, verb, who, fields, status, words) => {
    const answer = await send(verb, who, fields);
    expect([answer.status, answer.text.includes(words)]).toEqual([status, true]);
    expectDiscreet(answer.text, [PERSON.cpr]);
    expect(await acts()).toBe(0);
  });

  it("from another site is turned away", async () => {
    const foreign = { ...HTML, "sec-fetch-site": "cross-site" };
    expect((await send("godkend", "lone", { hasRead: "on" }, foreign)).status).toBe(403);
    expect(await acts()).toBe(0);
  });

  it("is done once, however often it comes and by whom, and then says by whom", async () => {
    const yes = { hasRead: "on" };
    const answers = await Promise.all([
      send("godkend", "lone", yes),
      send("godkend", "lone", yes),
      send("godkend", "ida", yes),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409]);
    expect(await acts()).toBe(1);
    const late = await send("afvis", "ida", { reason: "Nej, vent." });
    expect([late.status, late.text.includes("allerede afgjort")]).toEqual([409, true]);
    const page = await ask(product, `/agent/godkend/${proposalId}`, { headers: { cookie: cookies.maja } });
    expect(page.text).toMatch(/Godkendt [^<]* af (Lone Friis|Ida Krogh)/);
  });
});
