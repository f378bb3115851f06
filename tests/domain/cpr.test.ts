/** CPR numbers: form, century, replacement range, age. Written with replacement numbers; a real day is made as it runs. */
import { describe, expect, it } from "vitest";
import { ageOn, cprFacts, failsCheckDigit, maskCpr, normaliseCpr } from "../../app/domain/cpr.ts";

/** The number with the birth day itself: 71 becomes 11. */
const withRealDay = (replacement: string): string =>
  String(Number(replacement.slice(0, 2)) - 60).padStart(2, "0") + replacement.slice(2);

describe("what is typed", () => {
  it.each(["7001019999", "700101-9999", "700101 9999", " 7001 01 99 99 ", "70-01-01-99-99"])(
    "«%s» is a number without its separators",
    (typed) => {
      expect(normaliseCpr(typed)).toBe("7001019999");
    },
  );

  it.each(["", "700101999", "70010199990", "700101.9999", "700101999a", "a7001019999", "9902019999"])(
    "«%s» is none",
    (typed) => {
      expect(normaliseCpr(typed)).toBeNull();
    },
  );
});

describe("the century", () => {
  // Seventh digit, year in two digits, year in four (CPR-kontoret's table).
  it.each([
    ["0", "36", "1936"],
    ["3", "37", "1937"],
    ["3", "99", "1999"],
    ["4", "00", "2000"],
    ["4", "36", "2036"],
    ["4", "37", "1937"],
    ["9", "36", "2036"],
    ["9", "37", "1937"],
    ["5", "00", "2000"],
    ["5", "57", "2057"],
    ["5", "58", "1858"],
    ["8", "57", "2057"],
    ["8", "58", "1858"],
  ])("of seventh digit %s and year %s is that of %s", (seventh, year, full) => {
    expect(cprFacts(`7103${year}${seventh}999`)).toEqual({ bornOn: `${full}-03-11`, replacement: true });
  });
});

describe("the check digit", () => {
  it.each([
    ["6202404005", true],
    ["6202404002", true],
    ["6101585002", true],
  ])("of %s with its real day fails: %s", (replacement, fails) => {
    expect(failsCheckDigit(withRealDay(replacement))).toBe(fails);
    expect(failsCheckDigit(replacement), "a replacement number never had one").toBe(false);
    expect(normaliseCpr(withRealDay(replacement)), "it is a number all the same").not.toBeNull();
  });

  it("is right for one in eleven of the last digits, and only warns of numbers", () => {
    const numbers = Array.from({ length: 1_100 }, (_, serial) => `62024${String(40_000 + serial)}`).map(
      withRealDay,
    );
    const right = numbers.filter((digits) => !failsCheckDigit(digits));
    expect(right).toHaveLength(100);
    const weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
    for (const digits of right)
      expect(
        [...digits].reduce((sum, digit, place) => sum + Number(digit) * (weights[place] ?? 0), 0) % 11,
      ).toBe(0);
    expect(failsCheckDigit("none")).toBe(false);
  });
});

describe("the date", () => {
  it("is the real one from day 61 on, and marked", () => {
    expect(cprFacts("6101700999")).toEqual({ bornOn: "1970-01-01", replacement: true });
    expect(cprFacts("9112700999")).toEqual({ bornOn: "1970-12-31", replacement: true });
    expect(cprFacts(withRealDay("7112700999"))).toEqual({ bornOn: "1970-12-11", replacement: false });
  });

  it.each(["6001700999", "9202700999", "9002700999", "9104700999", "6100700999", "6113700999"])(
    "of %s there is none",
    (digits) => {
      expect(cprFacts(digits)).toBeNull();
    },
  );

  it("knows leap years", () => {
    expect(cprFacts("8902720999")?.bornOn).toBe("1972-02-29");
    expect(cprFacts("8902730999")).toBeNull();
  });
});

it("shows six digits and no more", () => {
  expect(maskCpr("7001019999")).toBe("700101-••••");
});

describe("age", () => {
  it.each([
    ["2018-06-14", 17],
    ["2018-06-15", 18],
    ["2018-06-16", 18],
    ["2018-07-01", 18],
    ["2018-05-31", 17],
    ["2018-12-31", 18],
    ["2019-01-01", 18],
  ])("on %s is %i whole years", (today, years) => {
    expect(ageOn("2000-06-15", new Date(`${today}T12:00:00Z`))).toBe(years);
  });
});
