/** The lines of MitID's log, as the sources name them. */
import { readFileSync } from "node:fs";

const source = readFileSync("app/domain/protection/mitid-log.ts", "utf8");

export const LogEventWords: readonly string[] = [
  ...source.matchAll(/^ {2}(\w+): "(?:foreign|byItself)"/gm),
].flatMap(([, event]) => event ?? []);
