/** What the agent's screen says of a person before anything is proven, and the words that can be read off it. */
import { describe, expect, it } from "vitest";
import { onScreen, wordsOn } from "../../../app/domain/verification/on-screen.ts";

const inger = {
  ...{ givenName: "Inger Marie", surname: "Vestergaard", municipalityCode: "0630" },
  ...{ nameProtected: false, addressProtected: false },
};

describe("the screen", () => {
  it("names the person by the first given name and the whole, and the kommune", () => {
    expect(onScreen(inger)).toEqual({
      name: { given: "Inger", full: "Inger Marie Vestergaard" },
      municipality: "Vejle",
    });
  });

  it("says nothing of what is protected, and all of what is not", () => {
    expect(onScreen({ ...inger, nameProtected: true })).toEqual({ name: null, municipality: "Vejle" });
    expect(onScreen({ ...inger, addressProtected: true })).toMatchObject({
      ...{ name: { full: "Inger Marie Vestergaard" }, municipality: null },
    });
    expect(onScreen({ ...inger, municipalityCode: "9999" }).municipality, "no such kommune").toBeNull();
  });
});

describe("what can be read off it", () => {
  it("is the name as a whole, each of its words, and the kommune", () => {
    expect(wordsOn(onScreen(inger))).toEqual([
      ...["Inger Marie Vestergaard", "Inger", "Marie", "Vestergaard", "Vejle"],
    ]);
  });

  it("is nothing where all of it is protected", () => {
    expect(wordsOn(onScreen({ ...inger, nameProtected: true, addressProtected: true }))).toEqual([]);
    expect(wordsOn(onScreen({ ...inger, nameProtected: true }))).toEqual(["Vejle"]);
  });
});
