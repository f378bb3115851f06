/** The page of what attempts notice when a condition of a gate is gone. */

export interface Tried {
  readonly gate: string;
  readonly what: string;
  readonly noticed: boolean;
}

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;

export function gatesPage(tried: readonly Tried[], attempts: number): string {
  const noticed = tried.filter((one) => one.noticed).length;
  const gates = [...new Set(tried.map(({ gate }) => gate))];
  const rows = gates.map((gate) => {
    const its = tried.filter((one) => one.gate === gate);
    const seen = its.filter((one) => one.noticed).length;
    return `| ${gate} | ${String(its.length)} | ${String(seen)} | ${String(its.length - seen)} |`;
  });
  const left = tried
    .filter((one) => !one.noticed)
    .map(({ gate, what }) => `- \`${gate}\`: \`${what.length > 160 ? `${what.slice(0, 160)}…` : what}\``);
  return [
    "# The gates of the database, spoiled",
    "`npm run gates` takes away each condition of each function behind a trigger, each column that is compared, each trigger and each unique index of acts, reissues and proposals, one at a time, and tries the attempts of `tests/commands/gates/attempts` by plain SQL as the application's role. A change is noticed when one of them comes out otherwise.",
    `**${String(noticed)}** of ${String(tried.length)} changes are noticed (${percent(noticed, tried.length)}) by ${String(attempts)} attempts.`,
    "## By gate",
    "| Gate | Changes | Noticed | Not noticed |\n| --- | ---: | ---: | ---: |\n" + rows.join("\n"),
    "## Not noticed",
    left.length === 0
      ? "None."
      : `Some of these are second guards, behind one that refuses the same; the rest are tried by the tests of the commands that they belong to, or not yet.\n\n${left.join("\n")}`,
  ].join("\n\n");
}
