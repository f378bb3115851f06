/** Every requester on every act by every mover, with and without papers and a colleague, compared with tables kept by hand. */
import { describe, expect, it } from "vitest";
import { MOVERS as MOVERS_OF_ALL, type Mover } from "../../../app/domain/actor.ts";
import { ACT_KINDS } from "../../../app/domain/protection/acts.ts";
import { decideAct } from "../../../app/domain/protection/decide.ts";
import type { ActFacts } from "../../../app/domain/protection/facts.ts";
import { REQUESTERS, type Requester } from "../../../app/domain/verification/representation.ts";
import { facts, policy, reasons } from "../../support/act-facts.ts";

// Who asks for somebody else, by act: t alone on the telephone with a paper of theirs, k with a colleague, paper or not
// (product.md §4.5, §6; domain.md §11.1). Nobody but these, no other act, and no other mover than agent and clerk.
const OTHERS = `
            hold suspend block revoke
  guardian  tk   k       -     -
  attorney  tk   k       -     -
  relative  k    k       -     -
  estate    tk   k       -     -
  police    tk   k       -     -
  bank      tk   k       -     -
  employer  tk   -       -     -
  authority tk   k       -     -
  line      k    k       k     -
`;
// What the CPR register's word carries by itself: s the system at once, k an agent or a clerk with a colleague.
const REGISTER = `
            hold suspend block revoke
  01        -    -       -     -
  03        -    -       -     -
  30        -    s       -     -
  50        -    s       -     -
  60        -    -       -     -
  70        -    -       -     -
  80        -    -       -     -
  90        -    s       -     k
  null      -    -       -     -
`;

function marksIn(table: string): ReadonlyMap<string, string> {
  const [head = "", ...rows] = table.trim().split("\n");
  const kinds = head.trim().split(/\s+/);
  return new Map(
    rows.flatMap((row) => {
      const [name = "", ...marks] = row.trim().split(/\s+/);
      return kinds.map((kind, at) => [`${name} ${kind}`, marks[at] ?? "-"] as const);
    }),
  );
}

describe("somebody else's request", () => {
  const nothing = { papers: "none", proofs: [] } as const;
  const proven = {
    papers: "proof of the person",
    proofs: [{ id: "p", level: "inPerson", method: "documentCheck" }],
  } as const;
  const shown = {
    papers: "paper",
    proofs: [{ id: "r", level: "claimed", method: "representation" }],
  } as const;
  const each = (
    visit: (over: Pick<ActFacts, "kind" | "mover" | "isApproved" | "proofs">, papers: string) => void,
  ) => {
    for (const kind of ACT_KINDS)
      for (const mover of MOVERS_OF_ALL)
        for (const isApproved of [false, true])
          for (const { papers, proofs } of [nothing, proven, shown])
            visit({ kind, mover, isApproved, proofs }, papers);
  };
  const isStaff = (mover: Mover) => mover === "agent" || mover === "clerk";
  const says = (over: Parameters<typeof facts>[1] & Pick<ActFacts, "kind">) =>
    decideAct(policy, facts(over.kind, over)).allowed;

  it("is open as the table kept by hand says: requester × act × mover × papers × colleague", () => {
    const marks = marksIn(OTHERS);
    for (const requester of REQUESTERS.filter((one) => one !== "subject" && one !== "register"))
      each((over, papers) => {
        const mark = marks.get(`${requester} ${over.kind}`) ?? "-";
        const alone = over.mover === "agent" && papers === "paper" && mark.includes("t");
        const open = alone || (isStaff(over.mover) && over.isApproved && mark.includes("k"));
        const name = [requester, over.kind, over.mover, papers, over.isApproved].join(" ");
        for (const cprStatus of ["01", "90"]) {
          const isStop = ["hold", "suspend", "block", "revoke"].includes(over.kind);
          expect(says({ ...over, requester, cprStatus }), name).toBe(open && (isStop || cprStatus === "01"));
        }
      });
  });

  it("is the register's only for what it says of the number, as the table kept by hand says", () => {
    const marks = marksIn(REGISTER);
    for (const said of ["01", "03", "30", "50", "60", "70", "80", "90", "null"])
      each((over, papers) => {
        const mark = marks.get(`${said} ${over.kind}`) ?? "-";
        const open =
          (mark === "s" && over.mover === "system") ||
          (mark === "k" && isStaff(over.mover) && over.isApproved);
        const cprStatus = said === "null" ? null : said;
        const name = [said, over.kind, over.mover, papers, over.isApproved].join(" ");
        expect(says({ ...over, requester: "register", cprStatus }), name).toBe(open);
      });
  });

  it("says whom it takes", () => {
    const undocumented = { requester: "relative", proofs: [], hadProof: false } as const;
    expect(reasons("suspend", undocumented)).toEqual(["approval.needed"]);
    expect(reasons("suspend", { ...undocumented, isApproved: true })).toEqual([]);
    expect(reasons("temporaryPin", { requester: "guardian" })).toEqual(["requester.notAllowed"]);
    expect(reasons("revoke", { requester: "estate", isApproved: true })).toEqual(["requester.notAllowed"]);
    const register = { requester: "register", proofs: [] } as const;
    expect(reasons("revoke", register)).toEqual(["register.saysOtherwise"]);
    expect(reasons("revoke", { ...register, cprStatus: "90" })).toEqual(["approval.needed"]);
    expect(reasons("suspend", { ...register, cprStatus: "90" })).toEqual(["mover.notAllowed"]);
    expect(reasons("revoke", { ...register, cprStatus: "90", mover: "caller" })).toEqual([
      "mover.notAllowed",
    ]);
  });

  it("is closed to whom the rules close the act, also with a colleague", () => {
    const closed = {
      ...policy,
      acts: { ...policy.acts, suspend: { ...policy.acts.suspend, agent: null } },
    };
    const approved = facts("suspend", { requester: "line", isApproved: true });
    expect(decideAct(closed, approved)).toEqual({ allowed: false, reasons: ["mover.notAllowed"] });
  });

  it("at the counter is carried by the paper that the clerk has in hand, where the rules name it", () => {
    const { clerk } = policy.acts.suspend;
    const methods = [...(clerk?.methods ?? []), "representation"] as const;
    const named = {
      ...policy,
      acts: { ...policy.acts, suspend: { ...policy.acts.suspend, clerk: { level: "claimed", methods } } },
    } as const;
    const seen = { mover: "clerk", proofs: shown.proofs } as const;
    const alone = (requester: Requester) =>
      decideAct(named, facts("suspend", { ...seen, requester })).allowed;
    expect(REQUESTERS.filter(alone)).toEqual(["guardian", "attorney", "estate"]);
  });
});
