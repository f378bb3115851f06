/** Who may ask for what on another's behalf, and which paper carries it: tables kept by hand. */
import { expect, it } from "vitest";
import type { Mover } from "../../../app/domain/actor.ts";
import { ACT_KINDS } from "../../../app/domain/protection/acts.ts";
import {
  carriesAlone,
  DOCUMENTATIONS,
  isDocumented,
  mayAskFor,
  REQUESTERS,
  type Requester,
} from "../../../app/domain/verification/representation.ts";

const MAY: Readonly<Record<Exclude<Requester, "subject">, string>> = {
  guardian: "hold suspend",
  attorney: "hold suspend",
  relative: "hold suspend",
  estate: "hold suspend",
  police: "hold suspend",
  bank: "hold suspend",
  employer: "hold",
  authority: "hold suspend",
  line: "hold suspend block",
  register: "suspend revoke",
};

const PAPER: Readonly<Record<Exclude<Requester, "subject">, string>> = {
  guardian: "guardianOrder",
  attorney: "powerOfAttorney",
  relative: "",
  estate: "estateCertificate",
  police: "officialCallBack",
  bank: "officialCallBack",
  employer: "officialCallBack",
  authority: "officialCallBack",
  line: "",
  register: "",
};

it("everybody is in the tables, and the papers are these", () => {
  expect([...REQUESTERS].sort()).toEqual(["subject", ...Object.keys(MAY)].sort());
  expect(DOCUMENTATIONS).toEqual([
    "none",
    "guardianOrder",
    "powerOfAttorney",
    "estateCertificate",
    "officialCallBack",
  ]);
});

it("the person may ask for everything, and needs no paper", () => {
  for (const kind of ACT_KINDS) expect(mayAskFor("subject", kind), kind).toBe(true);
  for (const paper of DOCUMENTATIONS) expect(isDocumented("subject", paper), paper).toBe(true);
});

it.each(Object.entries(MAY))("%s may ask for %s, and for nothing that opens", (who, kinds) => {
  const requester = REQUESTERS.find((one) => one === who) ?? "subject";
  expect(ACT_KINDS.filter((kind) => mayAskFor(requester, kind)).sort()).toEqual(kinds.split(" ").sort());
});

it.each(Object.entries(PAPER))("%s is carried by «%s» alone", (who, paper) => {
  const requester = REQUESTERS.find((one) => one === who) ?? "subject";
  const carried = DOCUMENTATIONS.filter((one) => isDocumented(requester, one));
  expect(carried).toEqual(paper === "" ? [] : [paper]);
});

/** What a paper carries without a colleague: on the telephone, at the counter. */
const ALONE: Readonly<Record<string, readonly [string, string]>> = {
  guardian: ["hold", "hold suspend"],
  attorney: ["hold", "hold suspend"],
  relative: ["", ""],
  estate: ["hold", "hold suspend"],
  police: ["hold", "hold"],
  bank: ["hold", "hold"],
  employer: ["hold", "hold"],
  authority: ["hold", "hold"],
  line: ["", ""],
  register: ["", ""],
  subject: ["", ""],
};

it.each(REQUESTERS)("%s's paper carries alone what the table says, and nothing by keypad or web", (who) => {
  const alone = (mover: Mover) => ACT_KINDS.filter((kind) => carriesAlone(who, kind, mover)).join(" ");
  expect([alone("agent"), alone("clerk")]).toEqual(ALONE[who]);
  for (const mover of ["caller", "citizen", "system"] as const) expect(alone(mover)).toBe("");
});
