/** What came of a Dial, as its action is told. */
import type { Parameters } from "../../signer.ts";

export interface DialResult {
  readonly status: "completed" | "answered" | "busy" | "no-answer" | "failed" | "canceled";
  /** Beyond DialCallStatus: Sid and Duration of the leg, or the queue's figures. */
  readonly parameters: Parameters;
}
