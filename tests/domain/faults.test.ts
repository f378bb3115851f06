/** What a fault is goes by its name: the pages' bundle has a copy of the classes of its own. */
import { expect, it } from "vitest";
import { LostRace, SystemDown } from "../../app/domain/faults.ts";
import { FaultyLetter } from "../../integrations/digital-post/memo.ts";

/** As the other copy would make it. */
const foreign = (name: string): Error => Object.assign(new Error("x"), { name });

it("a fault of the other copy is the same fault", () => {
  expect(foreign("SystemDown") instanceof SystemDown).toBe(true);
  expect(foreign("LostRace") instanceof LostRace).toBe(true);
  expect(new SystemDown("mitid", true, "x") instanceof SystemDown).toBe(true);
  expect(new LostRace("x") instanceof LostRace).toBe(true);
});

it("and no other fault is", () => {
  for (const other of [
    foreign("TypeError"),
    new Error("SystemDown"),
    { name: "SystemDown" },
    null,
    "SystemDown",
  ]) {
    expect(other instanceof SystemDown).toBe(false);
    expect(other instanceof LostRace).toBe(false);
  }
  expect(foreign("LostRace") instanceof SystemDown).toBe(false);
  expect(foreign("SystemDown") instanceof LostRace).toBe(false);
});

it("a kind of its own stays a kind of its own", () => {
  const letter = new FaultyLetter(["label.length"]);
  expect(letter instanceof FaultyLetter).toBe(true);
  expect(letter instanceof SystemDown).toBe(true);
  expect(new SystemDown("digital-post", true, "x") instanceof FaultyLetter).toBe(false);
});
