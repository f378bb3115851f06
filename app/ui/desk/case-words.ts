/** Adds the words of a case to the translator of the page; the workspace is first loaded without them. */
import type { i18n } from "i18next";
import { useTranslation } from "react-i18next";
import { deskOfCase as da } from "../../locales/da/desk-of-case.ts";
import { deskOfCase as en } from "../../locales/en/desk-of-case.ts";
import { isLanguage } from "../../locales/i18n.ts";

const WORDS = { da, en } as const;

/** Does nothing where they are there already. */
export function addCaseWords(translator: i18n): void {
  const language = isLanguage(translator.language) ? translator.language : "da";
  if (translator.exists("desk:case.steps.label")) return;
  translator.addResourceBundle(language, "desk", WORDS[language], true);
}

/** For the outermost part of a page that says words of a case, before any of its parts does. */
export function useCaseWords(): void {
  const { i18n: translator } = useTranslation();
  addCaseWords(translator);
}
