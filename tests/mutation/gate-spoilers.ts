/** Spoils a gate's function in one place at a time: an operand that no longer counts, a column that is no longer compared. */

export interface Spoiled {
  /** What was taken away, in one line. */
  readonly what: string;
  readonly body: string;
}

const WORD = /[a-z_]/i;
// After one of these a condition begins or is over.
const BORDERS = new Set(
  "if elsif then when where on else end begin select from order group limit for as return raise using loop declare".split(
    " ",
  ),
);
const CONDITIONAL = new Set(["if", "elsif", "where"]);

interface Chain {
  opened: string;
  start: number;
  operands: { readonly from: number; readonly to: number; readonly joins: string[] }[];
  joins: string[];
}

const chainAt = (start: number, opened: string): Chain => ({ opened, start, operands: [], joins: [] });

/** Each operand of each `and` and `or`, and each whole condition of an `if`, replaced by what leaves it without effect. */
function operandsOf(body: string): readonly Spoiled[] {
  const found: Spoiled[] = [];
  const stack: Chain[] = [];
  let chain = chainAt(0, "");
  const close = (at: number): void => {
    chain.operands.push({ from: chain.start, to: at, joins: chain.joins });
    const lone = chain.operands.length === 1;
    if (lone && !CONDITIONAL.has(chain.opened)) return;
    for (const { from, to, joins } of chain.operands) {
      const text = body.slice(from, to).trim();
      if (text === "" || text === "true" || text === "false") continue;
      const nothing = joins.includes("and") || (lone && chain.opened === "where") ? "true" : "false";
      found.push({
        what: `${nothing} for: ${text.replaceAll(/\s+/g, " ")}`,
        body: `${body.slice(0, from)} ${nothing} ${body.slice(to)}`,
      });
    }
  };
  for (let at = 0; at < body.length; at += 1) {
    const sign = body.charAt(at);
    if (sign === "'") {
      at = body.indexOf("'", at + 1);
    } else if (body.startsWith("--", at)) {
      at = body.indexOf("\n", at);
    } else if (sign === "(") {
      stack.push(chain);
      chain = chainAt(at + 1, "(");
    } else if (sign === ")") {
      close(at);
      chain = stack.pop() ?? chainAt(at + 1, "");
    } else if (sign === ";" || sign === ",") {
      close(at);
      chain = chainAt(at + 1, sign);
    } else if (WORD.test(sign) && !WORD.test(body.charAt(at - 1))) {
      const word = /^[a-z_]+/i.exec(body.slice(at))?.[0] ?? sign;
      if (word === "and" || word === "or") {
        chain.joins.push(word);
        chain.operands.push({ from: chain.start, to: at, joins: chain.joins });
        chain = { ...chain, start: at + word.length, joins: [word] };
      } else if (BORDERS.has(word)) {
        close(at);
        chain = chainAt(at + word.length, word);
      }
      at += word.length - 1;
      // `is distinct from` is one comparison, and its `from` no border.
      if (word === "distinct") at += /^\s+from\b/.exec(body.slice(at + 1))?.[0].length ?? 0;
    }
  }
  return found;
}

/** Each column of `(a, b) is distinct from (c, d)` left out on both sides. */
function columnsOf(body: string): readonly Spoiled[] {
  const tuples = /\(([^()]+)\)(\s+is distinct from\s+)\(([^()]+)\)/g;
  return [...body.matchAll(tuples)].flatMap((match) => {
    const [whole, left = "", between = "", right = ""] = match;
    const [news, olds] = [left.split(","), right.split(",")];
    if (news.length < 2 || news.length !== olds.length) return [];
    return news.map((column, place): Spoiled => {
      const without = (list: readonly string[]): string =>
        list.filter((_, other) => other !== place).join(",");
      const [one, other] = [without(news), without(olds)];
      const compared = news.length === 2 ? `${one}${between}${other}` : `(${one})${between}(${other})`;
      return {
        what: `not compared: ${column.trim()}`,
        body: body.slice(0, match.index) + compared + body.slice(match.index + whole.length),
      };
    });
  });
}

export const spoil = (body: string): readonly Spoiled[] => [...operandsOf(body), ...columnsOf(body)];
