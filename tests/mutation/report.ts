/** The page docs/evidence/mutation.md, without a date: it changes when the figures do. */
import { EQUIVALENT } from "./equivalent.ts";
import { figuresOf, type Figures, type MutantResult, type Survivor } from "./figures.ts";

const HEAD = `# Mutation score of the domain

\`npm run mutation\` changes \`app/domain\` in small ways, one at a time (a \`<\` into a \`<=\`, a rule into nothing, a
word into another), and runs the pure tests of \`tests/domain\` against each: a change that no test notices has
survived. Data at the top of a file (the machines' edges, the limits) is changed like everything else.
`;

export function report(
  mutants: readonly MutantResult[],
  survivors: readonly Survivor[],
  demanded: number,
): string {
  const whole = figuresOf("app/domain", mutants);
  return [
    HEAD,
    `**${whole.score.toFixed(1)} %** of ${String(whole.mutants)} changes are noticed; at least ${String(demanded)} % are demanded.`,
    "## By folder",
    table(groups(mutants, folderOf)),
    "## By file, where something survives",
    table(
      groups(mutants, ({ fileName }) => fileName.replace("app/domain/", "")).filter(
        ({ survived: missed }) => missed > 0,
      ),
    ),
    "## What survives",
    survivors.length === 0 ? "Nothing." : survived(survivors),
  ].join("\n\n");
}

function folderOf({ fileName }: MutantResult): string {
  const [, , folder = "", file] = fileName.split("/");
  return file === undefined ? "(the rest)" : folder;
}

function groups(
  mutants: readonly MutantResult[],
  nameOf: (mutant: MutantResult) => string,
): readonly Figures[] {
  const names = [...new Set(mutants.map(nameOf))].sort((one, other) => one.localeCompare(other));
  return names.map((name) =>
    figuresOf(
      name,
      mutants.filter((mutant) => nameOf(mutant) === name),
    ),
  );
}

const table = (rows: readonly Figures[]): string =>
  [
    "| | Mutants | Killed | Survived | Score |",
    "| --- | ---: | ---: | ---: | ---: |",
    ...rows.map(
      ({ name, mutants, killed, survived: missed, score }) =>
        `| ${name} | ${String(mutants)} | ${String(killed)} | ${String(missed)} | ${score.toFixed(1)} % |`,
    ),
  ].join("\n");

/** Those that change nothing come with the reason; the others are open, and count like them. */
const survived = (survivors: readonly Survivor[]): string =>
  [
    `${String(survivors.filter((one) => reasonOf(one) === null).length)} of these are open; the others change nothing that anybody could notice, for the reason given.`,
    "",
    ...survivors.map((one) => {
      const reason = reasonOf(one);
      return `- ${one.file.replace("app/domain/", "")}: ${code(one.was)} → ${code(one.became)}${reason === null ? "" : ` (${reason})`}`;
    }),
  ].join("\n");

const reasonOf = ({ file, was, became }: Survivor): string | null =>
  EQUIVALENT.find((one) => file.endsWith(one.file) && one.was === was && one.became === became)?.why ?? null;

const LONGEST = 60;

const code = (text: string): string => {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text;
  return short === "" ? "nothing" : `\`\` ${short} \`\``;
};
