/** What each edge brings along, compared with tables kept by hand: who causes it, four eyes, notice, decision letter. */
import { describe, expect, it } from "vitest";
import { CODE_CAUSES } from "../../../app/domain/protection/activation-code-machine.ts";
import { authenticatorMachine } from "../../../app/domain/protection/authenticator-machine.ts";
import { identityMachine } from "../../../app/domain/protection/identity-machine.ts";
import type { Edge } from "../../../app/domain/protection/machine.ts";

// event, who, least level, four eyes, whether all contacts are told, decision letter (product.md §6, domain.md §2.5)
const IDENTITY = `
  hold            agent,clerk,caller,citizen  claimed    uninvited  told   uninvited
  holdEnds        clock                       none       never      quiet  never
  validMeansUsed  holder                      none       never      told   never
  liftHold        agent,clerk                 confirmed  never      told   never
  suspend         agent,clerk,caller,citizen  claimed    uninvited  told   uninvited
  reopen          clerk                       inPerson   never      told   never
  revoke          clerk,agent                 inPerson   always     told   always
  died            register                    none       never      quiet  always
  numberAnnulled  register                    none       never      told   always
  numberChanged   register                    none       never      quiet  never
  emigrated       register                    none       never      quiet  never
`;
const AUTHENTICATOR = `
  activate        holder                      none       never      told   never
  lockOut         mitid                       none       never      quiet  never
  lockOutEnds     clock,holder                none       never      quiet  never
  liftLockout     agent,clerk                 confirmed  never      told   never
  block           agent,clerk,caller,citizen  claimed    uninvited  told   uninvited
  blockedByTries  mitid                       none       never      told   never
  replace         mitid                       none       never      told   never
`;

const rows = (table: string): readonly string[] =>
  table
    .trim()
    .split("\n")
    .map((row) => row.trim().replace(/\s+/g, " "));

const rowOf = ({ event, by, leastLevel, fourEyes, notice, letter }: Edge<string, string>): string =>
  [event, by.join(), leastLevel, fourEyes, notice ? "told" : "quiet", letter].join(" ");

describe("the edges", () => {
  it("of the identity bring along what the table kept by hand says", () => {
    expect(identityMachine.edges.map(rowOf)).toEqual(rows(IDENTITY));
    const { name, start, final } = identityMachine;
    expect({ name, start, final }).toEqual({ name: "identity", start: "active", final: ["revoked"] });
  });

  it("of an authenticator bring along what the table kept by hand says", () => {
    expect(authenticatorMachine.edges.map(rowOf)).toEqual(rows(AUTHENTICATOR));
    const { name, start, final } = authenticatorMachine;
    expect({ name, start, final }).toEqual({
      name: "authenticator",
      start: "notActivated",
      final: ["blocked", "expired"],
    });
  });

  it("are caused by an act of ours where people here cause them, and by none where they do not", () => {
    for (const { event, act, leastLevel } of [...identityMachine.edges, ...authenticatorMachine.edges])
      expect(act, event).toBe(leastLevel === "none" ? null : event);
  });

  it("of an activation code are the holder's tries, time, MitID's newer code and the citizen's stop", () => {
    expect(CODE_CAUSES).toEqual({
      rightTry: "holder",
      wrongTry: "holder",
      runOut: "clock",
      replacedByNewer: "mitid",
      cancel: "citizen",
    });
  });
});
