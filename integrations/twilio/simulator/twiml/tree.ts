/** TwiML text as a small tree of elements. */
import { XMLParser, XMLValidator } from "fast-xml-parser";

export interface TwimlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly TwimlNode[];
  /** All text inside, also below SSML elements, with white space folded. */
  readonly text: string;
}

export type Parsed =
  { readonly ok: true; readonly root: TwimlNode } | { readonly ok: false; readonly why: string };

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function attributesOf(item: Record<string, unknown>): Record<string, string> {
  const found = item[":@"];
  if (!isRecord(found)) return {};
  return Object.fromEntries(Object.entries(found).map(([name, value]) => [name, String(value)]));
}

function textOf(items: readonly unknown[]): string {
  return items
    .filter(isRecord)
    .map((item) => {
      const own = item["#text"];
      if (typeof own === "string") return own;
      return Object.values(item)
        .map((value) => textOf(listOf(value)))
        .join(" ");
    })
    .join("");
}

function nodesOf(items: readonly unknown[]): TwimlNode[] {
  return items.filter(isRecord).flatMap((item) => {
    const name = Object.keys(item).find((key) => key !== ":@" && key !== "#text");
    if (name === undefined) return [];
    const inside = listOf(item[name]);
    const text = textOf(inside).replace(/\s+/g, " ").trim();
    return [{ name, attributes: attributesOf(item), children: nodesOf(inside), text }];
  });
}

/** Never throws; anything that is not one `<Response>` is a parse failure (Twilio's 12100). */
export function parseTwiml(source: string): Parsed {
  if (source.trim() === "") return { ok: false, why: "empty document" };
  const verdict = XMLValidator.validate(source);
  if (verdict !== true) return { ok: false, why: verdict.err.msg };
  try {
    const parsed: unknown = parser.parse(source);
    const [root, ...others] = nodesOf(listOf(parsed));
    if (root === undefined || others.length > 0) return { ok: false, why: "not one root element" };
    if (root.name !== "Response") return { ok: false, why: `root element is ${root.name}` };
    return { ok: true, root };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : "not XML" };
  }
}
