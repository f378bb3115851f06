/** What an unattended caller keys in: four digits are the end of a phone number, six the end of a document, nothing else is anything. */
import { describe, expect, it } from "vitest";
import { factFits } from "../../../app/domain/verification/claim.ts";

const known = { phones: ["+45 20 00 43 21", "+4520008765"], documents: ["P-20 765 4321", "DK112233"] };

describe("the keyed item", () => {
  it.each([
    ["4321", true],
    ["8765", true],
    ["1234", false],
    ["2000", false],
    ["0876", false],
    ["654321", true],
    ["112233", true],
    ["207654", false],
    ["332211", false],
    ["", false],
    ["321", false],
    ["04321", false],
    ["7654321", false],
    ["43 21", false],
    ["4321 ", false],
    [" 4321", false],
    ["a4321", false],
    ["x654321", false],
    ["654321x", false],
    ["abcd", false],
    ["abcdef", false],
  ])("«%s» fits: %s", (fact, fits) => {
    expect(factFits(known, fact)).toBe(fits);
  });

  it("of the length of one kind of thing is never held against the other", () => {
    expect(factFits({ phones: ["+4520654321"], documents: [] }, "654321")).toBe(false);
    expect(factFits({ phones: [], documents: ["999994321"] }, "4321")).toBe(false);
  });

  it("fits nothing where nothing is on file", () => {
    for (const fact of ["4321", "654321"]) expect(factFits({ phones: [], documents: [] }, fact)).toBe(false);
  });
});
