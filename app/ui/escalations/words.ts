/** The words of "Skal ses til" in the language of the page; they come with this page alone, so that no other grows by them. */
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { EscalationView } from "../../../db/views/escalations.ts";
import { escalations as da } from "../../locales/da/desk-escalations.ts";
import { escalations as en } from "../../locales/en/desk-escalations.ts";
import { isLanguage } from "../../locales/i18n.ts";
import { useWords, type Words } from "../desk/words.ts";

const WORDS = { da, en } as const;

export interface EscalationWords {
  readonly t: TFunction<["escalations"]>;
  readonly desk: Words;
  readonly reason: (code: string) => string;
  /** "Spærring af kodeviser •• 4471". */
  readonly whatOf: (line: EscalationView) => string;
}

export function useEscalationWords(): EscalationWords {
  const { i18n } = useTranslation();
  const language = isLanguage(i18n.language) ? i18n.language : "da";
  if (!i18n.hasResourceBundle(language, "escalations"))
    i18n.addResourceBundle(language, "escalations", WORDS[language]);
  const desk = useWords();
  const { t } = useTranslation(["escalations"]);
  // Codes have dots in them, which would be taken for a path.
  const codes: Readonly<Record<string, string>> = WORDS[language].reasons.codes;
  return {
    t,
    desk,
    reason: (code) => codes[code] ?? t("reasons.unknown"),
    whatOf: ({ kind, means, suffix }) => {
      const name =
        means === null ? t("means") : desk.meansName(means).toLowerCase().replace("mitid", "MitID");
      return t(`what.${kind}`, { means: suffix === null ? name : `${name} •• ${suffix}` });
    },
  };
}
