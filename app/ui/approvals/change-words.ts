/** The words of a change: fields and values are codes in the data, and read as themselves where they have no words. */
import type { ApprovalWords } from "./words.ts";

/** "Kodeviser •• 4471", "Hele MitID", "Bestil nyt middel: kodeviser", "Handlinger › Spær hele MitID › medarbejder › niveau". */
export function fieldWords(field: string, isPolicy: boolean, words: ApprovalWords): string {
  if (isPolicy) return pathWords(field, words);
  const [name = "", means = "", suffix] = field.split(":");
  if (name === "reissue") {
    const what = words.look(`actKinds.${means}`) ?? means;
    return suffix === undefined ? what : `${what}: ${words.desk.meansName(suffix).toLowerCase()}`;
  }
  if (name !== "means") return words.look(`changes.${name}`) ?? field;
  const kind = words.desk.meansName(means);
  return suffix === undefined ? kind : `${kind} •• ${suffix}`;
}

export const valueWords = (value: string, { look }: ApprovalWords): string =>
  look(`changes.values.${value}`) ?? value;

function pathWords(path: string, words: ApprovalWords): string {
  const parts = path.split(".");
  if (parts[0] === "coming") return words.t("changes.coming", { version: parts[1] ?? "" });
  return parts
    .map((part, at) => {
      const isAct = parts[0] === "acts" && at === 1;
      return words.look(isAct ? `actKinds.${part}` : `policy.${part}`) ?? part;
    })
    .join(" › ");
}

/** Lists keep their commas; a single dash is what is not there. */
export const ruleWords = (value: string, { look }: ApprovalWords): string =>
  value
    .split(", ")
    .map((part) => look(`policy.${part === "-" ? "none" : part}`) ?? part)
    .join(", ");
