/** The demo people: invented, told apart, believable, and diverse enough to try the hard calls. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { cprFacts } from "../../../app/domain/cpr.ts";
import { DEMO_PEOPLE, listPerson } from "../../../integrations/people.ts";

const NOW = new Date("2026-03-12T01:14:00Z");

it("Inger Vestergaard comes first, with what the demo's story needs", () => {
  const [inger] = DEMO_PEOPLE;
  expect(inger).toMatchObject({
    name: "Inger Vestergaard",
    phone: "+4520000001",
    blockingCode: "48151623",
    kommune: { code: "0630", name: "Vejle" },
  });
  expect(cprFacts(inger?.cpr ?? "")?.bornOn).toBe("1972-01-05");
  expect(inger?.authenticators.map((one) => [one.kind, one.state])).toEqual([
    ["codeApp", "active"],
    ["codeDisplay", "active"],
    ["chip", "active"],
    ["password", "active"],
    ["codeReader", "notActivated"],
  ]);
});

describe.each(DEMO_PEOPLE.map((person) => [person.phone, person] as const))("%s", (_, person) => {
  it("has a replacement number that is a date, a demo telephone and a code of eight digits", () => {
    expect(cprFacts(person.cpr)?.replacement).toBe(true);
    expect(person.phone).toMatch(/^\+452000\d{4}$/);
    expect(person.blockingCode).toMatch(/^\d{8}$/);
  });

  it("has a user id that MitID would allow", () => {
    expect(person.mitidUserId).toMatch(/^(?! )[a-zæøå0-9{}!#$^,*()_+\-=:;?.@ ]{5,48}(?<! )$/i);
    expect(person.mitidUserId).not.toMatch(/^\d{10}$/);
  });

  it("tells one sentence, and only numbers of the right form", () => {
    expect(person.story).toMatch(/^[^.!?]+\.$/);
    if (person.facts.passportNumber !== null) expect(person.facts.passportNumber).toMatch(/^\d{9}$/);
    if (person.facts.drivingLicenceNumber !== null)
      expect(person.facts.drivingLicenceNumber).toMatch(/^\d{8}$/);
  });

  it("has at most one working chip", () => {
    const chips = person.authenticators.filter((one) => one.kind === "chip" && one.state === "active");
    expect(chips.length).toBeLessThanOrEqual(1);
  });
});

it.each(["cpr", "mitidUserId", "phone", "blockingCode"] as const)("no two people share their %s", (field) => {
  expect(new Set(DEMO_PEOPLE.map((person) => person[field])).size).toBe(DEMO_PEOPLE.length);
});

it("no two identities or means share their id", () => {
  const ids = DEMO_PEOPLE.flatMap((one) => [
    one.mitid.identityUuid,
    ...one.authenticators.map(({ id }) => id),
  ]);
  expect(new Set(ids).size).toBe(ids.length);
});

it("the hard calls can be tried", () => {
  const count = (fits: (person: (typeof DEMO_PEOPLE)[number]) => boolean) => DEMO_PEOPLE.filter(fits).length;
  expect(count((one) => one.addressProtected)).toBeGreaterThan(0);
  expect(count((one) => one.cprStatus === "90")).toBe(1);
  expect(count((one) => one.cprStatus === "80")).toBe(1);
  expect(count((one) => one.digitalPost.status === "exempt")).toBeGreaterThan(1);
  expect(count((one) => one.mitid.phoneChanged.daysAgo <= 5)).toBe(1);
  expect(count((one) => one.mitid.state === "suspended")).toBe(1);
  expect(count((one) => one.language === "en")).toBe(1);
  expect(count((one) => one.phoneKind === "landline")).toBe(1);
  expect(count((one) => /^\d+$/.test(one.mitidUserId))).toBeGreaterThan(2);
  expect(count((one) => one.authenticators.every(({ kind }) => kind !== "codeApp"))).toBeGreaterThan(2);
  expect(new Set(DEMO_PEOPLE.map((one) => one.name)).size).toBe(DEMO_PEOPLE.length - 1);
});

it("the list for outside programs has what product.md promises", () => {
  const [inger] = DEMO_PEOPLE.map((person) => listPerson(person, NOW));
  for (const field of [
    "name",
    "cpr",
    "mitidUserId",
    "phone",
    "blockingCode",
    "authenticators",
    "kommune",
    "story",
  ]) {
    expect(inger).toHaveProperty(field);
  }
  expect(inger).toMatchObject({
    passportNumber: "210044718",
    drivingLicenceNumber: "17204471",
    birthPlace: "Jelling",
  });
});

const KOMMUNER = "../shared/data/kommuner.csv";
it.skipIf(!existsSync(KOMMUNER))("every kommune exists (skips where ../shared/data is not there)", () => {
  const known = readFileSync(KOMMUNER, "utf8").split("\n");
  const used = DEMO_PEOPLE.map(({ kommune }) => `${kommune.code},${kommune.name}`);
  expect(used.filter((line) => !known.includes(line))).toEqual([]);
});
