/** Rules 7 to 12 of domain.md §11.2: who vouches, what is shown and logged, what is recorded, and what may be sent. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { recordDocumentCheck } from "../../app/commands/verify/record-document-check.ts";
import { staffActor } from "../../app/domain/actor.ts";
import { days } from "../../app/domain/duration.ts";
import { askOnFreshRegister } from "../../app/lookups/ask-on-fresh-register.ts";
import { identifyCitizen } from "../../app/lookups/identify-citizen.ts";
import { identifyWitness } from "../../app/lookups/identify-witness.ts";
import { caseView } from "../../db/views/case.ts";
import { buildMemo, buildNemSms } from "../../integrations/digital-post/memo.ts";
import { DEMO_PEOPLE } from "../../integrations/people.ts";
import { demoPerson } from "../support/act-bench.ts";
import { hireAgent, inger, INGER_CPR, ingersMitid, openCase } from "../support/desk.ts";
import { caseAbout, openProofBench } from "../support/proof-bench.ts";
import { hasConfirmed } from "../support/witness.ts";
import { confirm } from "../support/proof-scene.ts";

const bench = await openProofBench();

test("7. A witness with 3 uses in the last 120 days is refused; with own MitID 30 days old or less refused", async () => {
  const vouch = async (about: string, witness: { cpr: string; mitidFor: number }) => {
    const clerk = staffActor((await hireAgent(bench.db)).id, "clerk");
    const ours = await caseAbout(bench, clerk, demoPerson(about));
    const { actor, caseNumber } = ours;
    await confirm(bench, ours);
    const issuedAt = new Date(bench.context.clock().getTime() - witness.mitidFor).toISOString();
    const authenticators = ingersMitid.authenticators.map((one) => ({ ...one, issuedAt }));
    const identity = { ...ingersMitid, uuid: crypto.randomUUID(), authenticators };
    const ports = {
      mitid: { ...bench.context.ports.mitid, findIdentity: () => Promise.resolve(identity) },
      cpr: { findPerson: () => Promise.resolve({ ...inger, cpr: witness.cpr }) },
    };
    await identifyWitness({ ...bench.context, ports }, { actor, caseNumber, cpr: witness.cpr });
    await hasConfirmed(bench, ours, witness.cpr);
    const check = { actor, caseNumber, documents: ["passport"], beside: "witness" } as const;
    const ruling = await recordDocumentCheck(bench.context, { ...check, witnessCpr: witness.cpr });
    return ruling.allowed ? "vouched" : ruling.reasons.join();
  };
  const trusted = { cpr: "7101604111", mitidFor: days(31) };
  for (const name of ["Inger Vestergaard", "Mads Holm Kristiansen", "Amina Yusuf Larsen"])
    expect(await vouch(name, trusted), name).toBe("vouched");
  expect(await vouch("James O'Connor", trusted)).toBe("witness.usedTooOften");
  await makeOlder(119);
  expect(await vouch("James O'Connor", trusted)).toBe("witness.usedTooOften");
  await makeOlder(2);
  expect(await vouch("James O'Connor", trusted)).toBe("vouched");
  expect(await vouch("Freja Dam Møller", { cpr: "7101604222", mitidFor: days(30) })).toBe(
    "witness.mitidTooNew",
  );
});

/** As if the checks had been that much longer ago. */
async function makeOlder(byDays: number): Promise<void> {
  await bench.db.asOwner("alter table document_checks disable trigger user");
  await bench.db.asOwner("update document_checks set at = at - make_interval(days => $1)", [byDays]);
  await bench.db.asOwner("alter table document_checks enable trigger user");
}

test("8. Name-protected citizen: address never in any payload sent to the agent UI without a logged reveal", async () => {
  const secret = DEMO_PEOPLE.filter(
    ({ nameProtected, addressProtected }) => nameProtected || addressProtected,
  );
  expect(secret.length).toBeGreaterThan(0);
  for (const person of secret) {
    const ours = await caseAbout(bench, await hireAgent(bench.db), person);
    await confirm(bench, ours);
    const { database, vault, clock } = bench.context;
    const view = await database.read(ours.actor, (tx) =>
      caseView(tx, vault, ours.actor, ours.caseNumber, clock()),
    );
    const sent = JSON.stringify(view);
    expect(sent).toContain(ours.caseNumber);
    for (const word of [person.facts.street, person.facts.postalCode, person.kommune.name]) {
      if (person.addressProtected) expect(sent, person.story).not.toContain(word);
      else expect(sent, person.story).not.toContain(person.facts.street);
    }
    if (person.nameProtected) expect(sent).not.toContain(person.surname);
  }
});

test("9. Each CPR look-up writes one log row with purpose before the answer is shown", async () => {
  const agent = await hireAgent(bench.db);
  const { number: caseNumber, id } = await openCase(bench.db, agent);
  const order = { actor: agent, caseNumber, key: demoPerson("Inger Vestergaard").cpr, purpose: "caller" };
  const looks = async () => {
    const { rows } = await bench.db.asOwner(
      "select purpose, facts ->> 'system' as system from audit_log where action = 'citizen.look' and case_id = $1 order by id",
      [id],
    );
    return rows;
  };
  // The answer must not be there where the row cannot be written: both or neither.
  await bench.db.asOwner("revoke insert on audit_log from faelleslinjen_app");
  await expect(identifyCitizen(bench.context, order)).rejects.toThrow();
  await bench.db.asOwner("grant insert on audit_log to faelleslinjen_app");
  const { rows } = await bench.db.asOwner("select 1 from lookups where case_id = $1", [id]);
  expect([rows.length, await looks()]).toEqual([0, []]);
  expect(await identifyCitizen(bench.context, order)).toMatchObject({ allowed: true });
  const cpr = (await looks()).filter(({ system }) => system === "cpr");
  expect(cpr).toEqual([{ purpose: "caller", system: "cpr" }]);
});

test("9. Each CPR look-up writes one log row with purpose before the answer is shown: by every way to look at the desk", async () => {
  let asked = 0;
  const { cpr: register } = bench.context.ports;
  const counting = {
    findPerson: (cpr: string) => {
      asked += 1;
      return register.findPerson(cpr);
    },
  };
  const context = { ...bench.context, ports: { ...bench.context.ports, cpr: counting } };
  const logged = async () => {
    const { rows } = await bench.db.asOwner(
      "select purpose from audit_log where action = 'citizen.look' and facts ->> 'system' = 'cpr' order by id",
    );
    return rows.map(({ purpose }) => purpose);
  };
  const clerk = staffActor((await hireAgent(bench.db)).id, "clerk");
  const { number: caseNumber } = await openCase(bench.db, clerk);
  const about = { actor: clerk, caseNumber };
  const ways: readonly (readonly [purpose: string, look: () => Promise<unknown>])[] = [
    [
      "counter",
      () =>
        identifyCitizen(context, { ...about, key: demoPerson("Inger Vestergaard").cpr, purpose: "counter" }),
    ],
    ["witness", () => identifyWitness(context, { ...about, cpr: demoPerson("Amina Yusuf Larsen").cpr })],
    [
      "questions",
      async () => {
        await bench.db.asOwner("update lookups set at = at - interval '20 minutes'");
        return askOnFreshRegister(context, about);
      },
    ],
  ];
  for (const [purpose, look] of ways) {
    const before = await logged();
    asked = 0;
    await look();
    expect(asked, purpose).toBe(1);
    expect((await logged()).slice(before.length)).toEqual([purpose]);
  }
});

test("10. CPR failing modulus 11 is accepted with a warning", async () => {
  // A number with a real day is made as the test runs: none stands in the repository.
  const digits = String(Number(INGER_CPR.slice(0, 2)) - 60).padStart(2, "0") + INGER_CPR.slice(2);
  const agent = await hireAgent(bench.db);
  const { number: caseNumber } = await openCase(bench.db, agent);
  const person = { ...inger, cpr: digits };
  const ports = { ...bench.context.ports, cpr: { findPerson: () => Promise.resolve(person) } };
  const order = { actor: agent, caseNumber, key: digits, purpose: "caller" };
  expect(await identifyCitizen({ ...bench.context, ports }, order)).toMatchObject({ allowed: true });
  const { database, vault, clock } = bench.context;
  const view = await database.read(agent, (tx) => caseView(tx, vault, agent, caseNumber, clock()));
  expect(view?.subject).toMatchObject({ checkDigitFails: true });
  const plain = await caseAbout(bench, agent, demoPerson("Inger Vestergaard"));
  const other = await database.read(agent, (tx) => caseView(tx, vault, agent, plain.caseNumber, clock()));
  expect(other?.subject).toMatchObject({ checkDigitFails: false });
});

test("11. Recording stays off until the caller's active consent (key press); withdrawing stops it: nobody is asked, so nothing can record", () => {
  const files = ["app", "integrations/twilio"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name) && !name.includes("simulator"))
      .map((name) => `${folder}/${name}`),
  );
  expect(files.length).toBeGreaterThan(200);
  const recording =
    /\.record\(|<Record[ />]|\brecord: *(?:["'`]|true)|recordingStatusCallback|recordings?\.(?:create|update)|startCallRecording/i;
  expect(files.filter((file) => recording.test(readFileSync(file, "utf8")))).toEqual([]);
});

test("12. NemSMS text over 150 characters is refused; MeMo UUID must be version 4; time must end in Z", () => {
  const sender = { cvr: "12345678", label: "Fælleslinjen" };
  const messageUuid = crypto.randomUUID();
  const head = { messageUuid, recipientCpr: INGER_CPR, label: "Dit MitID er spærret" };
  expect(buildNemSms({ ...head, text: "x".repeat(150) }, sender)).toContain(messageUuid);
  expect(() => buildNemSms({ ...head, text: "x".repeat(151) }, sender)).toThrow("text.length");
  const letter = {
    ...head,
    paragraphs: ["Tekst."],
    language: "da",
    createdAt: "2026-11-24T10:00:00Z",
  } as const;
  expect(buildMemo(letter, sender)).toContain(messageUuid);
  const v1 = `${messageUuid.slice(0, 14)}1${messageUuid.slice(15)}`;
  expect(() => buildMemo({ ...letter, messageUuid: v1 }, sender)).toThrow("messageUuid.not-v4");
  for (const createdAt of ["2026-11-24T11:00:00+01:00", "2026-11-24T10:00:00"])
    expect(() => buildMemo({ ...letter, createdAt }, sender)).toThrow("createdAt.not-utc");
});
