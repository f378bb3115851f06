/** The words of acting on somebody's access in the language of the page; they come with a case, so that no other page grows by them. */
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { ActKind } from "../../../domain/protection/acts.ts";
import { handling as da } from "../../../locales/da/desk-handling.ts";
import { handling as en } from "../../../locales/en/desk-handling.ts";
import { isLanguage, type Language } from "../../../locales/i18n.ts";
import { useWords, type Words } from "../words.ts";

const WORDS = { da, en } as const;

/** What an act is and on what, however much of it is known. */
interface Named {
  readonly kind: ActKind;
  readonly means: string | null;
  readonly suffix: string | null;
}

export interface ActWords {
  readonly t: TFunction<["handling"]>;
  readonly desk: Words;
  readonly language: Language;
  /** "Spærring af kodeviser •• 4471", "Bestilling af ny kodeviser". */
  readonly nameOf: (act: Named) => string;
  /** "kodeviser •• 4471", "ny MitID app", "ny kodeviser". */
  readonly meansOf: (act: Named) => string;
  /** Why a wish was refused; null for a code that has no words. */
  readonly wishReason: (code: string) => string | null;
  /** What a line of MitID's own log says; the code itself where it has no words. */
  readonly mitidEvent: (code: string) => string;
}

export function useActWords(): ActWords {
  const { i18n } = useTranslation();
  const language = isLanguage(i18n.language) ? i18n.language : "da";
  if (!i18n.hasResourceBundle(language, "handling"))
    i18n.addResourceBundle(language, "handling", WORDS[language]);
  const desk = useWords();
  const { t } = useTranslation(["handling"]);
  const meansOf = ({ kind, means, suffix }: Named): string => {
    if (means === null) return kind === "activationCode" ? t("newApp") : t("means");
    const name = desk.meansName(means).toLowerCase().replace("mitid", "MitID");
    if (kind === "orderMeans") return t("newMeans", { means: name });
    return suffix === null ? name : `${name} •• ${suffix}`;
  };
  // Codes have dots in them, which would be taken for a path.
  const wishes: Readonly<Record<string, string>> = WORDS[language].wish.reasons;
  const events: Readonly<Record<string, string>> = WORDS[language].receipt.timeline.mitidEvents;
  return {
    t,
    desk,
    language,
    meansOf,
    nameOf: (act) => t(`names.${act.kind}`, { means: meansOf(act) }),
    wishReason: (code) => wishes[code] ?? null,
    mitidEvent: (code) => events[code] ?? code,
  };
}

/** With a capital, as a title begins. */
export const titled = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
