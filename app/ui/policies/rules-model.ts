/** Leaves as the page shows them: the acts as rows by who may, everything else as sections of plain values. */
import type { Leaves } from "../../domain/policy/leaves.ts";
import { ACT_KINDS } from "../../domain/protection/acts.ts";

export type Leaf = readonly [path: string, text: string];

export interface MoverRule {
  readonly mover: string;
  /** "-" where the act is closed to them. */
  readonly level: string;
  readonly methods: readonly string[];
}

export interface ActRow {
  readonly kind: string;
  readonly fourEyes: string;
  readonly movers: readonly MoverRule[];
}

export interface Section {
  readonly name: string;
  readonly leaves: readonly Leaf[];
}

const ACT_LEAF = /^acts\.(\w+)\.(?:fourEyes|(\w+)\.(?:level|methods))$/;

export const partsOf = (text: string): readonly string[] =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "" && part !== "-");

/** Null for rules of an older shape, whose acts are shown as plain values. */
export function actRowsOf(leaves: Leaves): readonly ActRow[] | null {
  const acts = [...leaves.keys()].filter((path) => path.startsWith("acts."));
  const read = acts.map((path) => ACT_LEAF.exec(path));
  if (acts.length === 0 || read.includes(null)) return null;
  const ruled = new Set(read.map((found) => found?.[1] ?? ""));
  const kinds = [...ACT_KINDS.filter((kind) => ruled.delete(kind)), ...ruled];
  return kinds.map((kind) => {
    const movers = new Set(read.flatMap((found) => (found?.[1] === kind ? (found[2] ?? []) : [])));
    return {
      kind,
      fourEyes: leaves.get(`acts.${kind}.fourEyes`) ?? "-",
      movers: [...movers].map((mover) => ({
        mover,
        level: leaves.get(`acts.${kind}.${mover}.level`) ?? "-",
        methods: partsOf(leaves.get(`acts.${kind}.${mover}.methods`) ?? ""),
      })),
    };
  });
}

/** By the first part of the path, in the order of the leaves; the acts only where they are no rows. */
export function sectionsOf(leaves: Leaves): readonly Section[] {
  const asRows = actRowsOf(leaves) !== null;
  const sections = new Map<string, Leaf[]>();
  for (const leaf of leaves) {
    const [name = ""] = leaf[0].split(".");
    if (name === "acts" && asRows) continue;
    sections.set(name, [...(sections.get(name) ?? []), leaf]);
  }
  return [...sections].map(([name, inside]) => ({ name, leaves: inside }));
}

export type FieldKind = "number" | "level" | "levelOrNone" | "roles";

/** What a leaf outside the acts is filled in with. */
export function fieldKindOf(path: string): FieldKind {
  if (path.endsWith(".alone")) return "level";
  if (path.endsWith(".onConfirmed")) return "levelOrNone";
  return path === "fourEyes.approvers" ? "roles" : "number";
}
