/** What a status of the CPR register stops by itself, compared with a table kept by hand (domain.md §8.2, §2.3). */
import { expect, it } from "vitest";
import { REGISTERS_WORD, stopAtOnce } from "../../../app/domain/protection/register.ts";

it.each([
  ["01", null],
  ["03", null],
  ["05", null],
  ["07", null],
  ["20", null],
  ["30", { kind: "suspend", reason: "numberAnnulled" }],
  ["50", { kind: "suspend", reason: "numberAnnulled" }],
  ["60", null],
  ["70", null],
  ["80", null],
  ["90", { kind: "suspend", reason: "death" }],
  ["", null],
])("status %s stops %o", (status, stop) => {
  expect(stopAtOnce(status)).toEqual(stop);
});

it("two people may end for ever what a death has stopped, and nothing else on the register's word", () => {
  const withColleague = Object.entries(REGISTERS_WORD).map(([event, word]) => [event, word.withColleague]);
  expect(Object.fromEntries(withColleague)).toEqual({
    ...{ died: "revoke", numberAnnulled: null, numberChanged: null, emigrated: null },
  });
});
