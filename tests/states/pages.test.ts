/** docs/states is what the data say: every page, and nothing else. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { MOVERS } from "../../app/domain/actor.ts";
import { ACT_KINDS } from "../../app/domain/protection/acts.ts";
import { authenticatorMachine } from "../../app/domain/protection/authenticator-machine.ts";
import { identityMachine } from "../../app/domain/protection/identity-machine.ts";
import { PROOF_LEVELS } from "../../app/domain/verification/level.ts";
import { actsPage, answerTo } from "./acts-page.ts";
import { drawAuthenticator, drawCode, drawIdentity } from "./moves.ts";
import { pages } from "./pages.ts";

const FOLDER = new URL("../../docs/states/", import.meta.url);
const made = await pages();

describe("docs/states", () => {
  it.each(made)("$name is what the data say (npm run states writes it anew)", ({ name, text }) => {
    expect(readFileSync(new URL(name, FOLDER), "utf8")).toBe(text);
  });

  it("holds no page that is not made, but the one that says how", () => {
    expect(readdirSync(FOLDER).sort()).toEqual(["README.md", ...made.map(({ name }) => name)].sort());
  });

  it("names every page in the one that says how", () => {
    const readme = readFileSync(new URL("README.md", FOLDER), "utf8");
    for (const { name } of made) expect(readme).toContain(`(${name})`);
  });
});

describe("a picture", () => {
  it("has every edge of its machine once", () => {
    const drawn = [
      { machine: identityMachine, moves: drawIdentity().moves },
      { machine: authenticatorMachine, moves: drawAuthenticator().moves },
    ];
    for (const { machine, moves } of drawn) {
      const arrows = moves.map(({ from, to, label }) => `${from} ${to} ${label}`);
      expect(new Set(arrows).size).toBe(arrows.length);
      expect(arrows).toHaveLength(machine.edges.flatMap(({ from }) => from).length);
    }
  });

  it("of an activation code shows the third wrong try as its death, and no way out of the rest", () => {
    const { moves, states } = drawCode();
    expect(moves.map(({ from, to, label }) => `${from} ${to}: ${label}`)).toEqual([
      "live used: right try",
      "live live: wrong try no. 1, 2",
      "live dead: wrong try no. 3",
      "live expired: time runs out",
      "live replaced: a newer code",
      "live cancelled: stopped by the citizen",
    ]);
    expect(states.filter(({ isFinal }) => !isFinal).map(({ id }) => id)).toEqual(["live"]);
  });
});

describe("the table of acts", () => {
  it("has a row for every act and mover, and opens none to the system or without proof", () => {
    const page = actsPage(2);
    expect(page.match(/^\| (agent|clerk at|caller by|citizen on|the system)/gm)).toHaveLength(
      ACT_KINDS.length * MOVERS.length,
    );
    for (const kind of ACT_KINDS) {
      for (const level of PROOF_LEVELS) expect(answerTo(kind, "system", level)).toBe("no");
      for (const mover of MOVERS) expect(answerTo(kind, mover, "none")).toBe("no");
    }
  });
});
