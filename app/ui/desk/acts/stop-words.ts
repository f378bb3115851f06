/** What a stop is called, what it does in plain words, and what is read aloud before it. */
import { sectionOf, type BlockChoice } from "../block-choices.ts";
import { possessive } from "../format.ts";
import type { Consequence } from "./consequences.tsx";
import type { ActWords } from "./words.ts";

interface StopWords {
  /** By the given name of the person; null where it may not be shown. */
  readonly title: (given: string | null) => string;
  readonly confirm: string;
  readonly rows: readonly Consequence[];
  readonly say: string;
}

export function stopWords(choice: BlockChoice, words: ActWords): StopWords {
  const { t, desk } = words;
  const section = sectionOf(choice);
  const parts =
    section === "revoke"
      ? {
          stops: t("revoke.stops"),
          works: t("revoke.works"),
          undo: t("revoke.undo"),
          say: t("revoke.say"),
        }
      : {
          stops: desk.t(`block.${section}.stops`),
          works: desk.t(`block.${section}.works`),
          undo: desk.t(`block.${section}.undo`),
          say: desk.t(`block.${section}.say`),
        };
  return {
    title: (given) => titleOf(choice, given, words),
    confirm: confirmOf(choice, words),
    say: parts.say,
    rows: [
      { icon: "error", colour: "c-danger", name: desk.t("block.stops"), words: parts.stops },
      { icon: "check", colour: "c-ok", name: desk.t("block.works"), words: parts.works },
      { icon: "refresh", colour: "ink2", name: desk.t("block.undo"), words: parts.undo },
      { icon: "email", colour: "ink2", name: desk.t("block.told"), words: desk.t("block.toldWho") },
    ],
  };
}

function titleOf(
  { kind, means }: BlockChoice,
  given: string | null,
  { t, desk, language, meansOf }: ActWords,
): string {
  if (kind === "revoke") return t("revoke.title");
  if (kind === "hold") return desk.t("block.titleHold");
  if (means !== null)
    return desk.t("block.titleMeans", { means: meansOf({ kind, means: means.kind, suffix: means.suffix }) });
  return given === null
    ? desk.t("block.titleWholeUnknown")
    : desk.t("block.titleWhole", { name: possessive(given, language) });
}

function confirmOf({ kind, means }: BlockChoice, { t, desk, meansOf }: ActWords): string {
  if (kind === "revoke") return t("colleague.revoke");
  if (kind === "hold") return desk.t("block.confirmHold");
  return means === null
    ? desk.t("block.confirmWhole")
    : desk.t("block.confirmMeans", { means: meansOf({ kind, means: means.kind, suffix: null }) });
}
