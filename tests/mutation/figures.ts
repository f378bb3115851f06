/** What a mutation run comes to: a row per folder and file, and the survivors that change nothing, told by name. */
import { z } from "zod";

const place = z.object({ line: z.number(), column: z.number() });
/** What is used of Stryker's own word about a change. */
export const mutantShape = z.object({
  fileName: z.string(),
  location: z.object({ start: place, end: place }),
  replacement: z.string().optional(),
  status: z.string(),
});
export type MutantResult = Readonly<z.infer<typeof mutantShape>>;

export interface Survivor {
  readonly file: string;
  readonly line: number;
  /** The code as it stands, and what it was changed into. */
  readonly was: string;
  readonly became: string;
}

export interface Figures {
  readonly name: string;
  readonly mutants: number;
  readonly killed: number;
  readonly survived: number;
  /** Per cent of the mutants that a test noticed, cut to one decimal so that 89.99 is not 90. */
  readonly score: number;
}

const FOUND = ["Killed", "Timeout"];
const MISSED = ["Survived", "NoCoverage"];

/** Null for what says nothing of the tests, such as a mutant that could not be loaded. */
function wasFound({ status }: MutantResult): boolean | null {
  if (FOUND.includes(status)) return true;
  return MISSED.includes(status) ? false : null;
}

export function figuresOf(name: string, mutants: readonly MutantResult[]): Figures {
  const judged = mutants.map(wasFound).filter((found) => found !== null);
  const killed = judged.filter(Boolean).length;
  const score = judged.length === 0 ? 100 : Math.floor((killed / judged.length) * 1_000) / 10;
  return { name, mutants: judged.length, killed, survived: judged.length - killed, score };
}

/** `source` gives the text of a file by its path. */
export function survivorsOf(
  mutants: readonly MutantResult[],
  source: (file: string) => string,
): readonly Survivor[] {
  return mutants
    .filter((mutant) => wasFound(mutant) === false)
    .map(({ fileName, location, replacement }) => ({
      file: fileName,
      line: location.start.line,
      was: cut(source(fileName), location),
      became: oneLine(replacement ?? ""),
    }))
    .sort((one, other) => one.file.localeCompare(other.file) || one.line - other.line);
}

function cut(text: string, { start, end }: MutantResult["location"]): string {
  const lines = text.split("\n").slice(start.line - 1, end.line);
  const last = lines.length - 1;
  const part = lines.map((line, place) =>
    line.slice(place === 0 ? start.column - 1 : 0, place === last ? end.column - 1 : undefined),
  );
  return oneLine(part.join("\n"));
}

const oneLine = (code: string): string => code.replace(/\s+/g, " ").trim();
