/** Where a caller is in the menu, what the world around the menu is like, and what a step leads to. */
import type { OpeningState, IsoDay } from "../routing/opening-hours.ts";
import type { Language, Line } from "./phrases.ts";

export const STEPS = [
  "language",
  "menu",
  "how",
  "code",
  "stop",
  "means",
  "confirmMeans",
  "number",
  "userId",
  "fact",
  "confirmHold",
  "waiting",
  "receipt",
  "system",
  "incident",
  "queued",
  "duty",
  "over",
] as const;
export type Step = (typeof STEPS)[number];

/** The kinds of means that the menu can block by themselves; a password is blocked with the identity. */
export const MENU_MEANS = ["codeApp", "codeDisplay", "codeReader", "chip"] as const;
export type MenuMeans = (typeof MENU_MEANS)[number];

/** The order is the order of the keys 1 to 6. */
export const HELP_SYSTEMS = ["mitid", "nemlogin", "digitalPost", "nemkonto", "virk", "borgerdk"] as const;
export type HelpSystem = (typeof HELP_SYSTEMS)[number];

/** Codes of the choices made, for the agent's offer card. */
export const PATH_CODES = ["block", "help", "status", "code", "cpr", "userId", "agent"] as const;
export type PathCode = (typeof PATH_CODES)[number];

/** What became of the stop, as far as the caller may hear; `neutral` says nothing either way. */
export const FATES = ["done", "underWay", "notCarriedOut", "neutral"] as const;
export type Fate = (typeof FATES)[number];

export interface MenuState {
  readonly step: Step;
  /** Failed tries at this step. */
  readonly strikes: number;
  readonly language: Language;
  readonly path: readonly PathCode[];
  /** Wrong blocking codes in the whole call. */
  readonly wrongCodes: number;
  /** The kind of means that is to be blocked alone. */
  readonly means: MenuMeans | null;
  readonly system: HelpSystem | null;
}

export const START: MenuState = {
  step: "language",
  strikes: 0,
  language: "da",
  path: [],
  wrongCodes: 0,
  means: null,
  system: null,
};

/** All that the menu must know of the world at a step. */
export interface World {
  readonly opening: OpeningState;
  /** Local day in Denmark. */
  readonly today: IsoDay;
  /** Whether somebody on duty can be rung outside opening hours. */
  readonly duty: boolean;
  readonly incidents: readonly {
    readonly system: string;
    readonly say: Readonly<Record<Language, string>>;
  }[];
  readonly limits: { readonly strikesPerStep: number; readonly wrongCodesPerCall: number };
}

/** What the menu asks of the world outside; each is answered by a Finding. */
export type Ask =
  | { readonly ask: "checkCode"; readonly code: string }
  | { readonly ask: "look" }
  | { readonly ask: "hasMeans"; readonly means: MenuMeans }
  | { readonly ask: "keepSubject"; readonly by: "cpr" | "userId"; readonly value: string }
  | { readonly ask: "keepFact"; readonly fact: string }
  | { readonly ask: "suspend" }
  | { readonly ask: "blockMeans"; readonly means: MenuMeans }
  | { readonly ask: "requestHold" }
  | { readonly ask: "fate" }
  | { readonly ask: "receipt" }
  | {
      readonly ask: "enqueue";
      readonly system: HelpSystem | "general";
      readonly reason: "help" | "block";
      readonly priority: number;
    };

export type Finding =
  | { readonly found: "code"; readonly result: "hit" | "miss" | "overLimit" }
  | { readonly found: "look"; readonly outcome: "found" | "notFound" | "systemDown" }
  | { readonly found: "means"; readonly some: boolean }
  | { readonly found: "kept" }
  | { readonly found: "accepted" }
  | { readonly found: "requested"; readonly receipt: string }
  | { readonly found: "fate"; readonly fate: Fate; readonly receipt: string }
  | { readonly found: "receipt"; readonly receipt: string }
  | { readonly found: "queued" }
  /** Nothing to act on any more: the claim or the caller is gone. */
  | { readonly found: "gone" };

/** What the line does after the lines are said. */
export type Then = "listen" | "goOn" | "enqueue" | "dialDuty" | "hangUp";

export type Move =
  | {
      readonly kind: "say";
      readonly state: MenuState;
      readonly lines: readonly Line[];
      readonly then: Then;
      readonly strike?: true;
    }
  | { readonly kind: "ask"; readonly state: MenuState; readonly ask: Ask };

/** What a caller's input is: keys (empty for silence, "#" for that key alone), or how a dialled leg ended. */
export type Input =
  { readonly kind: "keys"; readonly keys: string } | { readonly kind: "dialled"; readonly answered: boolean };

/** Steps at which what the caller proved or claimed is still needed. */
const CLAIM_STEPS: ReadonlySet<Step> = new Set(["stop", "means", "confirmMeans", "fact", "confirmHold"]);

export const keepsClaim = (step: Step): boolean => CLAIM_STEPS.has(step);
