/** The words of letters on paper in the language of the page; they come with these pages alone. */
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { letters as da } from "../../locales/da/desk-letters.ts";
import { letters as en } from "../../locales/en/desk-letters.ts";
import { isLanguage, type Language } from "../../locales/i18n.ts";

const WORDS = { da, en } as const;

export interface LetterWords {
  readonly t: TFunction<["letters"]>;
  readonly reason: (code: string) => string;
  readonly language: Language;
}

export function useLetterWords(): LetterWords {
  const { i18n } = useTranslation();
  const language = isLanguage(i18n.language) ? i18n.language : "da";
  if (!i18n.hasResourceBundle(language, "letters"))
    i18n.addResourceBundle(language, "letters", WORDS[language]);
  const { t } = useTranslation(["letters"]);
  // Codes have dots in them, which would be taken for a path.
  const codes: Readonly<Record<string, string>> = WORDS[language].reasons.codes;
  return { t, language, reason: (code) => codes[code] ?? t("reasons.unknown") };
}
