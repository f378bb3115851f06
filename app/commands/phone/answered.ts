/** What the world outside the menu answers to one of its questions, and what the call remembers of it. */
import type { Tx } from "../../../db/database.ts";
import type { CallFacts, CallRow } from "../../../db/phone-calls.ts";
import type { Finding } from "../../domain/ivr/state.ts";
import type { CommandContext } from "../frame.ts";

export interface Answered {
  readonly finding: Finding;
  readonly facts: CallFacts;
}

/** The call as it stands at the question, within the step's transaction. */
export interface Asked {
  readonly tx: Tx;
  readonly context: CommandContext;
  readonly call: CallRow;
  readonly now: Date;
}

export const answered = (finding: Finding, facts: CallFacts): Answered => ({ finding, facts });
