/** Digital Post's simulator: the paths of NgDP that the line uses, for the demo people. */
import type { DemoPerson } from "../../people.ts";
import type { BasicCredentials } from "../../simulator-kit/basic-auth.ts";
import type { ProblemStyle } from "../../simulator-kit/problem.ts";
import type { Simulator } from "../../simulator-kit/simulator.ts";
import { createSimulatorFrame } from "../../simulator-kit/simulator.ts";
import { addContacts } from "./contacts.ts";
import { addMemos } from "./memos.ts";
import type { DeliveredLetter } from "./post-office.ts";
import { createPostOffice } from "./post-office.ts";
import { addReceipts } from "./receipts.ts";

export interface DigitalPostSimulatorSettings {
  readonly credentials: BasicCredentials;
  readonly people: readonly DemoPerson[];
  readonly now: () => Date;
}

export const API_BASE = "/apis/v1";

/** Digital Post's ErrorMessage. */
const errorMessage: ProblemStyle = (problem) => ({
  type: "application/json",
  body: {
    code: problem.code,
    message: problem.code,
    fieldErrors: problem.fields.map((field) => ({ field })),
  },
});

export interface DigitalPostSimulator extends Simulator {
  /** What was delivered since the last reset, oldest first. */
  readonly letters: () => readonly DeliveredLetter[];
}

/** Serves `/digitalpost/*` once mounted; `GET /digitalpost/_control/letters` lists what was delivered. */
export function createDigitalPostSimulator(settings: DigitalPostSimulatorSettings): DigitalPostSimulator {
  const office = createPostOffice(settings.people, settings.now);
  const frame = createSimulatorFrame({
    prefix: "/digitalpost",
    credentials: settings.credentials,
    now: settings.now,
    problemStyle: errorMessage,
    reset: () => office.reset(),
  });
  addMemos(frame, office, API_BASE, settings.now);
  addReceipts(frame, office, API_BASE);
  addContacts(frame, settings.people, API_BASE);
  frame.control.get("/letters", (_, response) => void response.json(office.letters()));
  return { mount: frame.mount, close: () => undefined, letters: office.letters };
}
