/** Rules 8 and 11 of domain.md §11.2 on the running product: all that a browser is sent, and all that the carrier is told. */
import { expect, test } from "vitest";
import { setPresence } from "../../app/commands/set-presence.ts";
import { takeOffer } from "../../app/commands/take-offer.ts";
import { agentIdentity } from "../../app/domain/routing/agent-identity.ts";
import { DEMO_PEOPLE, type DemoPerson } from "../../integrations/people.ts";
import { agentNamed, ask, post, sessionOf } from "../http/staff-caller.ts";
import { openScene, STRONG } from "../support/act-scene.ts";
import { reachBlockBranch } from "../support/block-branch.ts";
import { startProduct } from "../support/product.ts";
import { stageOf } from "../support/product-stage.ts";
import { eventually } from "../support/systems.ts";

const product = await startProduct();

const STEPS = ["", "?trin=1", "?trin=2", "?trin=3", "?trin=4", "?trin=5", "?tyveri=1"];
const LISTS = ["/agent", "/agent/godkend", "/agent/skal-ses-til", "/agent/breve"];

/** What the pages and forms of one case send, as text: documents, the data of a move within the page, answers to forms. */
async function sentAbout(person: DemoPerson): Promise<readonly string[]> {
  const scene = await openScene(stageOf(product), person, { proof: STRONG });
  const cookie = await sessionOf(product, String(scene.actor.id));
  const path = `/agent/sager/${scene.number}`;
  const version = String(await scene.seenVersion());
  const fill = (fields: Readonly<Record<string, string>>) => ({
    cookie,
    fields: { ...fields, seenVersion: version, idempotencyKey: crypto.randomUUID() },
  });
  const forms = [
    await post(product, `${path}/identificer`, fill({ key: person.cpr, purpose: "caller" })),
    await post(product, `${path}/sporgsmaal`, fill({})),
    await post(product, `${path}/handling`, fill({ act: "orderMeans:codeDisplay" })),
    await post(product, `${path}/handling`, fill({ act: "temporaryPassword" })),
    await post(product, `${path}/spaer`, fill({ stop: "suspend", reason: "stolen" })),
  ];
  const pages = await Promise.all(
    [...STEPS.map((step) => path + step), ...LISTS].flatMap((address) => [
      ask(product, address, { headers: { cookie } }),
      ask(product, address.replace(/(\?|$)/, ".data$1"), { headers: { cookie } }),
    ]),
  );
  expect(pages.some(({ text }) => text.includes(scene.number))).toBe(true);
  return [...forms, ...pages].map(({ text, headers }) => `${text} ${headers.get("location") ?? ""}`);
}

test("8. Name-protected citizen: address never in any payload sent to the agent UI without a logged reveal: no page, no data, no answer to a form", async () => {
  const secret = DEMO_PEOPLE.filter(({ addressProtected }) => addressProtected);
  expect(secret).not.toEqual([]);
  for (const person of secret)
    for (const text of await sentAbout(person))
      for (const word of [person.facts.street, person.facts.postalCode])
        expect(text.includes(word), `${person.story}: ${word}`).toBe(false);
}, 60_000);

test("11. Recording stays off until the caller's active consent (key press); withdrawing stops it: of a call by day, nothing that the carrier is told records", async () => {
  await product.setOpen(true);
  const maja = await agentNamed(product, "maja");
  await setPresence(product.db.context, { actor: maja, state: "ready" });
  const phone = await reachBlockBranch(product);
  await phone.press("0");
  const offers = await eventually(
    () => product.db.asOwner("select id from offers where state = 'open'"),
    ({ rows }) => rows.length === 1,
  );
  const offerId = String(offers.rows[0]?.["id"]);
  expect(await takeOffer(product.db.context, { actor: maja, offerId })).toMatchObject({ allowed: true });
  await product.line.connectClient(agentIdentity(maja.id), { offerId });
  await phone.reaches("conference", /^k-/);
  const { rows } = await product.db.asOwner("select answer from webhook_inbox where answer is not null");
  const told = rows.map(({ answer }) => String(answer)).join("\n");
  for (const verb of ["<Gather", "<Enqueue"]) expect(told).toContain(verb);
  expect(told).not.toMatch(/<(Record|Start|Stream|Siprec|Transcription)\b|\brecord/i);
  // What the carrier itself has done of it, in the talk too.
  const done = await phone.timeline();
  expect(done.map(({ kind }) => kind)).toContain("conference");
  expect(done.filter(({ kind }) => kind === "record")).toEqual([]);
  const verbs = done.filter(({ kind }) => kind === "response").map(({ text }) => text);
  expect(verbs.join(" ")).toMatch(/Dial/);
  expect(verbs.join(" ")).not.toMatch(/Record|Start/);
});
