/** The words of every page, in Danish and English, behind typed keys; a browser gets these and no others. */
import i18next, { type i18n, type TFunction } from "i18next";
import * as da from "./da/pages.ts";
import * as en from "./en/pages.ts";
import type * as everything from "./da/index.ts";

export const LANGUAGES = ["da", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

export const PAGE_NAMESPACES = ["common", "public", "desk"] as const;

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    resources: typeof everything;
  }
}

/** A translator of its own for one language; nothing is shared between requests. */
export function createI18n(language: Language): i18n {
  const instance = i18next.createInstance();
  void instance.init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    ns: [...PAGE_NAMESPACES],
    defaultNS: "common",
    resources: { da: { ...da }, en: { ...en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return instance;
}

const instances = new Map<Language, i18n>();

/** The words of the pages where no page stands around: titles and descriptions. */
export function wordsIn(language: Language): TFunction<typeof PAGE_NAMESPACES> {
  const known = instances.get(language) ?? createI18n(language);
  instances.set(language, known);
  return known.getFixedT(language, [...PAGE_NAMESPACES]);
}

export const isLanguage = (text: unknown): text is Language =>
  LANGUAGES.some((language) => language === text);
