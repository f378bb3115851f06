/** The words of the ways to prove oneself; they come with the ways, so that no other page grows by them. */
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { isLanguage } from "../../../locales/i18n.ts";
import { verify as da } from "../../../locales/da/desk-verify.ts";
import { verify as en } from "../../../locales/en/desk-verify.ts";
import { useWords, type Words } from "../words.ts";

const WORDS = { da, en } as const;

interface VerifyWords {
  readonly t: TFunction<["verify"]>;
  readonly desk: Words;
}

export function useVerifyWords(): VerifyWords {
  const { i18n } = useTranslation();
  const language = isLanguage(i18n.language) ? i18n.language : "da";
  if (!i18n.hasResourceBundle(language, "verify"))
    i18n.addResourceBundle(language, "verify", WORDS[language]);
  const { t } = useTranslation(["verify"]);
  return { t, desk: useWords() };
}
