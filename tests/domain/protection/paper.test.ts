/** Letters on paper: every status of the register, with and without a street, compared with a table kept by hand. */
import { describe, expect, it } from "vitest";
import { mayPost, unaddressed } from "../../../app/domain/protection/paper.ts";

/** domain.md §8.2: what a status means for whoever would read a letter at the address. */
const WITH_A_STREET: Readonly<Record<string, string | null>> = {
  "01": null,
  "03": null,
  "05": null,
  "07": null,
  "20": "livesNowhere",
  "30": "livesNowhere",
  "50": "livesNowhere",
  "60": "livesNowhere",
  "70": "disappeared",
  "80": "emigrated",
  "90": "dead",
};
const statuses = Object.keys(WITH_A_STREET);

describe("a letter on paper", () => {
  it.each(statuses)("to somebody of status %s is read where the table says", (status) => {
    expect(unaddressed({ status, street: "Bygaden 1" })).toBe(WITH_A_STREET[status]);
    const nowhere = WITH_A_STREET[status] ?? "livesNowhere";
    expect(unaddressed({ status, street: "" }), "without a street").toBe(nowhere);
  });

  it("is printed and posted by those who take second looks, and by nobody else", () => {
    const roles = ["agent", "specialist", "teamLead", "clerk"] as const;
    expect(roles.filter(mayPost)).toEqual(["specialist", "teamLead"]);
  });
});
