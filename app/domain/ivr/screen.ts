/** One answer to the line: what is said, and what the line does then. Holds no personal data, so it may be kept. */
import type { Language, Line } from "./phrases.ts";
import type { Step, Then } from "./state.ts";

export interface Screen {
  readonly language: Language;
  readonly lines: readonly Line[];
  readonly then: Then | "reject" | "startOver";
  readonly step: Step;
  /** The number under which the caller's next input is expected. */
  readonly stepNumber: number;
}

/** Turns a screen into the document that Twilio carries out. */
export type Render = (screen: Screen) => string;
