/** The call script of a case, with the instant at which each point was really done. */
import type { CaseView } from "../../../db/views/case.ts";

export interface ScriptPoint {
  readonly name:
    | `block.${"identify" | "confirm" | "stop" | "read" | "bank"}`
    | `help.${"identify" | "confirm" | "listen" | "note"}`;
  /** Null while it is not done, and for what only the agent can know. */
  readonly doneAt: string | null;
}

export function scriptOf(
  view: Pick<CaseView, "topic" | "timeline" | "acts" | "closedAt">,
): readonly ScriptPoint[] {
  const first = (kind: string) => view.timeline.filter((entry) => entry.kind === kind).at(-1)?.at ?? null;
  const acted = view.acts.at(-1)?.acceptedAt ?? null;
  const identified = first("citizen.identified");
  const sure = first("level.reached");
  if (view.topic === "block") {
    return [
      { name: "block.identify", doneAt: identified },
      { name: "block.confirm", doneAt: sure },
      { name: "block.stop", doneAt: acted },
      { name: "block.read", doneAt: view.closedAt },
      { name: "block.bank", doneAt: view.closedAt },
    ];
  }
  return [
    { name: "help.identify", doneAt: identified },
    { name: "help.listen", doneAt: acted },
    { name: "help.confirm", doneAt: sure },
    { name: "help.note", doneAt: first("note") },
  ];
}
