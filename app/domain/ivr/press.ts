/** What a key, a number or silence leads to at each step. */
import { say } from "./phrases.ts";
import { arrive, ask, enqueue, opensLine, part, speak, strike, wayOut, withPath } from "./moves.ts";
import type { Ask, HelpSystem, Input, MenuState, Move, World } from "./state.ts";
import { MENU, promptOf, type Choice } from "./steps.ts";

/** Total: every input at every step leads to a sentence or to a question that ends in one. */
export function press(state: MenuState, input: Input, world: World): Move {
  if (input.kind === "dialled") return dialled(state, input.answered);
  const rule = MENU[state.step];
  const keys = input.keys.trim();
  switch (rule.kind) {
    case "passing":
      return pass(state);
    case "entry":
      return enter(state, world, keys, rule.read);
    case "choice": {
      const chosen =
        keys === "" ? rule.silence : Object.hasOwn(rule.keys, keys) ? rule.keys[keys] : undefined;
      if (chosen === undefined) return strike(state, world, keys === "" ? "nothingHeard" : "wrongKey");
      return choose(state, chosen, world);
    }
    default:
      return rule satisfies never;
  }
}

function enter(state: MenuState, world: World, keys: string, read: (digits: string) => Ask | null): Move {
  // The finish key after a number that ended by itself falls into the next prompt: no reproach for that.
  if (keys === "#" && state.step === "fact" && state.strikes === 0)
    return speak({ ...state, strikes: 1 }, promptOf(state), "listen");
  if (keys === "" || keys === "#") return strike(state, world, "nothingHeard");
  if (keys === "0") return wayOut(state, world, "asked");
  if (keys === "*") return speak(state, promptOf(state), "listen");
  const wanted = read(keys);
  return wanted === null ? strike(state, world, "malformed") : ask(state, wanted);
}

function choose(state: MenuState, chosen: Choice, world: World): Move {
  switch (chosen.do) {
    case "go":
      return arrive(withPath(state, chosen.path), chosen.to);
    case "language":
      return arrive({ ...state, language: chosen.language }, "menu");
    case "status":
      return speak({ ...withPath(state, "status"), strikes: 0 }, say("status"), "listen");
    case "repeat":
      return state.step === "receipt"
        ? ask(state, { ask: "receipt" })
        : speak(state, promptOf(state), "listen");
    case "leave":
      return wayOut(state, world, "asked");
    case "pickMeans":
      return ask({ ...state, means: chosen.means }, { ask: "hasMeans", means: chosen.means });
    case "blockMeans":
      return state.means === null
        ? arrive(state, "means")
        : ask(state, { ask: "blockMeans", means: state.means });
    case "suspend":
    case "look":
    case "requestHold":
      return ask(state, { ask: chosen.do });
    case "cancel":
      return arrive({ ...state, means: null }, "menu", say("cancelled"));
    case "again":
      return ask(state, { ask: "receipt" });
    case "help":
      return help({ ...state, system: chosen.system }, chosen.system, world);
    case "queue":
      return world.opening.open ? enqueue(state) : wayOut(state, world, "asked");
    case "farewell":
      return part(state, say("thanks"));
    default:
      return chosen satisfies never;
  }
}

/** Hours first, then what is not working, then the queue (telephony.md §7a H2, H3, H5). */
function help(state: MenuState, system: HelpSystem, world: World): Move {
  if (!world.opening.open)
    return part(state, [...say("helpClosed"), opensLine(world), ...say("blockAnyHour")]);
  const incident = world.incidents.find((one) => one.system === system);
  if (incident === undefined) return enqueue(state);
  return arrive(state, "incident", [{ phrase: "incident", values: { text: incident.say[state.language] } }]);
}

/** A step that listens to nobody was asked again, as after Twilio's own redirect. */
function pass(state: MenuState): Move {
  if (state.step === "waiting") return ask(state, { ask: "fate" });
  if (state.step === "duty") return part(state, say("dutyMissed", "blockAnyHour"));
  return part(state, []);
}

function dialled(state: MenuState, answered: boolean): Move {
  return part(state, answered ? say("thanks") : say("dutyMissed", "blockAnyHour"));
}
