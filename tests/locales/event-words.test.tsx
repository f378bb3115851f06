/** Whatever a command writes on a case's timeline has a sentence there, in both languages. */
import { readdirSync, readFileSync } from "node:fs";
import { renderToStaticMarkup } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { describe, expect, it } from "vitest";
import type { TimelineEntry } from "../../db/views/case-timeline.ts";
import { createI18n } from "../../app/locales/i18n.ts";
import { LogEventWords } from "./log-events.ts";
import { addCaseWords } from "../../app/ui/desk/case-words.ts";
import { useSentence } from "../../app/ui/desk/timeline-sentence.tsx";

const FOLDERS = ["app", "db"];
/** A kind that is put together at run time stands here; any other such call fails the first test. */
const PUT_TOGETHER: Readonly<Record<string, RegExp>> = {
  "app/commands/four-eyes/record.ts": /"(proposal\.\w+)"/g,
  "app/commands/verify/settle-approval.ts": /$^/g,
};

const sources = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({ path: `${folder}/${name}`, source: readFileSync(`${folder}/${name}`, "utf8") })),
);
const calls = sources.flatMap(({ path, source }) =>
  [...source.matchAll(/(?<!function )addCaseEvent\(([^;]*?)(?:\{|\);|\)$)/gm)].map(([, order = ""]) => ({
    path,
    kinds: [...order.matchAll(/"([a-zA-Z]+(?:\.[a-zA-Z]+)?)"/g)].flatMap(([, kind]) => kind ?? []),
  })),
);
const together = sources.flatMap(({ path, source }) => {
  const pattern = PUT_TOGETHER[path];
  return pattern === undefined ? [] : [...source.matchAll(pattern)].flatMap(([, kind]) => kind ?? []);
});
/** How an approval may end; its kind is put together of this. */
const APPROVAL_ENDS = ["approved", "denied", "expired", "failed"].flatMap((end) => [
  `approval.${end}`,
  `witness.${end}`,
]);
const kinds = [...new Set([...calls.flatMap((call) => call.kinds), ...together, ...APPROVAL_ENDS])];

function Sentence({ entry }: { readonly entry: TimelineEntry }) {
  return useSentence(entry)?.words ?? null;
}

function said(kind: string, language: "da" | "en", facts: TimelineEntry["facts"] = {}): string {
  const entry: TimelineEntry = {
    ...{ id: 1, at: "2026-11-23T10:00:00Z", kind },
    facts: { kind: "orderMeans", system: "mitid", text: "En note", ...facts },
    who: { kind: "system", name: null },
  };
  const translator = createI18n(language);
  addCaseWords(translator);
  return renderToStaticMarkup(
    <I18nextProvider i18n={translator}>
      <Sentence entry={entry} />
    </I18nextProvider>,
  );
}

it("every event's kind is read from the source", () => {
  const unread = calls.filter((call) => call.kinds.length === 0 && PUT_TOGETHER[call.path] === undefined);
  expect(unread.map(({ path }) => path)).toEqual([]);
  expect(kinds).toEqual(expect.arrayContaining(["act.withdrawn", "reissue.moved", "proposal.stale", "note"]));
  expect(kinds.length).toBeGreaterThan(35);
});

describe.each(["da", "en"] as const)("in %s", (language) => {
  it.each(kinds)("%s has a sentence", (kind) => {
    const words = said(kind, language);
    expect(words).not.toBe("");
    // A key without words comes back as itself.
    expect(words).not.toMatch(/(receipt|beside|timeline|theft)\.[a-zA-Z.]+/);
  });

  it.each(["askedBySubject", "mistake", "suspicion", "stopLink", "accessStopped", "replaced"])(
    "an act taken back says that it was %s",
    (code) => {
      const bare = said("act.withdrawn", language, { by: "agent" });
      expect(said("act.withdrawn", language, { by: "agent", code })).not.toBe(bare);
    },
  );

  it.each(LogEventWords)("MitID's own %s has words", (code) => {
    expect(said("mitid.changed", language, { code, by: "foreign" })).not.toContain(code);
  });
});
