/** Pieces of a page in Markdown: a table, a diagram in Mermaid. */
import type { Drawn } from "./moves.ts";

export const NOTE =
  "Written by `npm run states` from the data in `app/domain`; a test says when it is no longer what the data say.";

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** A Mermaid state diagram; what leads to the end of it are the states that nothing leads out of. */
export function diagram({ starts, states, moves }: Drawn): string {
  return [
    "```mermaid",
    "stateDiagram-v2",
    ...states.map(({ id, word }) => `  state "${word}" as ${id}`),
    ...starts.map((start) => `  [*] --> ${start}`),
    ...moves.map(({ from, to, label }) => `  ${from} --> ${to}: ${label}`),
    ...states.filter(({ isFinal }) => isFinal).map(({ id }) => `  ${id} --> [*]`),
    "```",
  ].join("\n");
}

export const yesNo = (is: boolean): string => (is ? "yes" : "no");
