/** The menu as data: what each step says, how it listens, and where its keys lead. */
import { normaliseCpr } from "../cpr.ts";
import { say, type Line, type Phrase } from "./phrases.ts";
import {
  HELP_SYSTEMS,
  MENU_MEANS,
  type Ask,
  type HelpSystem,
  type MenuMeans,
  type MenuState,
  type PathCode,
  type Step,
} from "./state.ts";

export type Choice =
  | { readonly do: "go"; readonly to: Step; readonly path: PathCode }
  | { readonly do: "language"; readonly language: "da" | "en" }
  | { readonly do: "pickMeans"; readonly means: MenuMeans }
  | { readonly do: "help"; readonly system: HelpSystem }
  | {
      readonly do:
        | "status"
        | "repeat"
        | "leave"
        | "suspend"
        | "look"
        | "blockMeans"
        | "requestHold"
        | "cancel"
        | "farewell"
        | "again"
        | "queue";
    };

export interface Listening {
  /** Submits by itself after so many digits; null waits for the finish key or the timeout. */
  readonly digits: number | null;
  readonly timeoutSeconds: number;
}

interface Spoken {
  readonly prompt: Phrase;
  /** The shorter prompt after a failed try. */
  readonly again: Phrase;
  readonly listening: Listening;
}

export type StepRule =
  | (Spoken & {
      readonly kind: "choice";
      readonly keys: Readonly<Record<string, Choice>>;
      readonly silence?: Choice;
    })
  | (Spoken & { readonly kind: "entry"; readonly read: (digits: string) => Ask | null })
  | { readonly kind: "passing" };

const ONE_KEY: Listening = { digits: 1, timeoutSeconds: 5 };
const EVERYWHERE = { "*": { do: "repeat" }, "0": { do: "leave" } } as const;

// No digit count: the finish key that follows the last digit would else fall into the next prompt.
const UNTIL_HASH: Listening = { digits: null, timeoutSeconds: 8 };

const byOrder = <Thing>(things: readonly Thing[], choice: (thing: Thing) => Choice): Record<string, Choice> =>
  Object.fromEntries(things.map((thing, index) => [String(index + 1), choice(thing)]));

const choice = (
  prompt: Phrase,
  again: Phrase,
  keys: Readonly<Record<string, Choice>>,
  more: { readonly silence?: Choice; readonly timeoutSeconds?: number } = {},
): StepRule => {
  const { timeoutSeconds = ONE_KEY.timeoutSeconds, ...silence } = more;
  return {
    kind: "choice",
    prompt,
    again,
    keys: { ...EVERYWHERE, ...keys },
    listening: { digits: 1, timeoutSeconds },
    ...silence,
  };
};

const entry = (
  prompt: Phrase,
  again: Phrase,
  listening: Listening,
  read: (digits: string) => Ask | null,
): StepRule => ({
  kind: "entry",
  prompt,
  again,
  listening,
  read,
});

const PASSING: StepRule = { kind: "passing" };

function readNumber(digits: string): Ask | null {
  const cpr = normaliseCpr(digits);
  return cpr === null ? null : { ask: "keepSubject", by: "cpr", value: cpr };
}

export const MENU: Readonly<Record<Step, StepRule>> = {
  language: choice(
    "welcome",
    "welcome",
    { "1": { do: "language", language: "da" }, "2": { do: "language", language: "en" } },
    { silence: { do: "language", language: "da" }, timeoutSeconds: 4 },
  ),
  menu: choice("menu", "menuShort", {
    "1": { do: "go", to: "how", path: "block" },
    "2": { do: "go", to: "system", path: "help" },
    "3": { do: "status" },
  }),
  how: choice("how", "howShort", {
    "1": { do: "go", to: "code", path: "code" },
    "2": { do: "go", to: "number", path: "cpr" },
    "3": { do: "go", to: "userId", path: "userId" },
  }),
  code: entry("code", "codeShort", UNTIL_HASH, (code) =>
    /^\d{8}$/.test(code) ? { ask: "checkCode", code } : null,
  ),
  stop: choice("stop", "stopShort", { "1": { do: "suspend" }, "2": { do: "cancel" }, "3": { do: "look" } }),
  means: choice(
    "means",
    "meansShort",
    byOrder(MENU_MEANS, (means) => ({ do: "pickMeans", means })),
  ),
  confirmMeans: choice("confirmCodeApp", "confirmMeansShort", {
    "1": { do: "blockMeans" },
    "2": { do: "cancel" },
  }),
  number: entry("number", "numberShort", { digits: 10, timeoutSeconds: 8 }, readNumber),
  // Letters cannot be keyed, and ten digits are never a user id (domain.md §1.3).
  userId: entry("userId", "userIdShort", UNTIL_HASH, (value) =>
    /^\d{5,48}$/.test(value) && value.length !== 10 ? { ask: "keepSubject", by: "userId", value } : null,
  ),
  fact: entry("fact", "factShort", UNTIL_HASH, (fact) =>
    /^(\d{4}|\d{6})$/.test(fact) ? { ask: "keepFact", fact } : null,
  ),
  confirmHold: choice("confirmHold", "confirmHoldShort", {
    "1": { do: "requestHold" },
    "2": { do: "cancel" },
  }),
  receipt: choice("receiptAgain", "receiptAgain", { "1": { do: "again" } }, { silence: { do: "farewell" } }),
  system: choice(
    "system",
    "systemShort",
    byOrder(HELP_SYSTEMS, (system) => ({ do: "help", system })),
  ),
  incident: choice(
    "incidentChoice",
    "incidentChoice",
    { "0": { do: "queue" }, "1": { do: "farewell" } },
    { silence: { do: "queue" } },
  ),
  waiting: PASSING,
  queued: PASSING,
  duty: PASSING,
  over: PASSING,
};

const CONFIRM_MEANS: Readonly<Record<MenuMeans, Phrase>> = {
  codeApp: "confirmCodeApp",
  codeDisplay: "confirmCodeDisplay",
  codeReader: "confirmCodeReader",
  chip: "confirmChip",
};

/** What the caller hears on coming to a step. */
export function promptOf(state: MenuState): readonly Line[] {
  const { step, means } = state;
  if (step === "language")
    return [
      { phrase: "welcome", language: "da" },
      { phrase: "welcome", language: "en" },
    ];
  if (step === "confirmMeans" && means !== null) return say(CONFIRM_MEANS[means]);
  const rule = MENU[step];
  return rule.kind === "passing" ? [] : say(rule.prompt);
}

/** What the caller hears after a failed try at a step. */
export function shortPromptOf(state: MenuState): readonly Line[] {
  if (state.step === "language") return promptOf(state);
  const rule = MENU[state.step];
  return rule.kind === "passing" ? [] : say(rule.again);
}
