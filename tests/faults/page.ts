/** The table of a run, as it is printed and as it stands in docs/evidence/faults.md. */
import { z } from "zod";
import type { Tally } from "./tally.ts";

const spread = z.object({ median: z.number(), most: z.number() });
const count = z.number();
export const rowShape = z.object({
  name: z.string(),
  kills: count,
  hits: count,
  tally: z.object({
    ...{ orders: count, accepted: count, acknowledged: count, refused: count, escalated: count },
    ...{ lost: z.array(z.string()), twice: z.array(z.string()), attempts: spread, seconds: spread },
  }),
});

export interface Row {
  readonly name: string;
  readonly kills: number;
  /** Of them, those that came while something was on its way to a system. */
  readonly hits: number;
  readonly tally: Tally;
}

/** Where each storm leaves its row. */
export const ROWS = ".cache/faults";
export const rowFile = (name: string): string => `${ROWS}/${name.replaceAll(/\W+/g, "-")}.json`;

const COLUMNS = [
  "Storm",
  "Kills",
  "in flight",
  "Accepted",
  "Acknowledged",
  "Refused",
  "Escalated",
  "Tries",
  "Seconds",
  "LOST",
  "TWICE",
];

const tenth = (value: number): string => value.toFixed(1);

const cells = ({ name, kills, hits, tally }: Row): readonly string[] => [
  name,
  String(kills),
  String(hits),
  String(tally.accepted),
  String(tally.acknowledged),
  String(tally.refused),
  String(tally.escalated),
  `${String(tally.attempts.median)} / ${String(tally.attempts.most)}`,
  `${tenth(tally.seconds.median)} / ${tenth(tally.seconds.most)}`,
  String(tally.lost.length),
  String(tally.twice.length),
];

const line = (parts: readonly string[]): string => `| ${parts.join(" | ")} |`;

export function tableOf(rows: readonly Row[]): string {
  const sum = (of: (tally: Tally) => number): string =>
    String(rows.reduce((total, { tally }) => total + of(tally), 0));
  const total = [
    ...["**All**", String(rows.reduce((all, { kills }) => all + kills, 0))],
    String(rows.reduce((all, { hits }) => all + hits, 0)),
    ...[
      sum(({ accepted }) => accepted),
      sum(({ acknowledged }) => acknowledged),
      sum(({ refused }) => refused),
    ],
    ...[sum(({ escalated }) => escalated), "", ""],
    ...[sum(({ lost }) => lost.length), sum(({ twice }) => twice.length)],
  ];
  return [COLUMNS, COLUMNS.map((_, at) => (at === 0 ? "---" : "---:")), ...rows.map(cells), total]
    .map(line)
    .join("\n");
}

export const pageOf = (rows: readonly Row[], seed: number): string => `# Faults

\`npm run faults\` lets agents order stops and reissues over HTTP while processes are killed with SIGKILL and MitID's
simulator falters, and then counts. A client that gets no answer sends the same form again under the same key.

- **LOST**: an order that was answered "yes" without an act on file; an act that never ended; an act said to be done
  that MitID never did, or done that is said to be refused; a MitID that is open though its suspension was promised; a
  notice that never left, or that the carrier knows nothing of. What would have told of a parcel gives way where a stop
  has called the parcel back; what tells of the stop counts.
- **TWICE**: an effect, an act, an SMS or a letter that is there two times. Mail is left out: SMTP cannot promise it.

${tableOf(rows)}

Kills come at random moments for as long as orders come in; those in flight came while at least one delivery had been sent
and not been answered. Tries: median / most per act. Seconds: from the receipt to MitID's acknowledgement, median / most; a job that died with
its process is taken up again after 90 to 150 s, which is what the longest ones wait for. Refused are reissues that were
decided on a version that a stop had made old, or that a stop took back: told so, and nothing left. Two servers run, each
with a worker; "the worker" is the one that serves nobody. Seed ${String(seed)}; the moments of the kills are drawn from
it, the machine's own timing is not.
`;
