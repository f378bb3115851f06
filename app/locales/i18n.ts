/** Every sentence the product says, in Danish and English, behind typed keys. */
import i18next, { type i18n, type TFunction } from "i18next";
import * as da from "./da/index.ts";
import * as en from "./en/index.ts";

export const LANGUAGES = ["da", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

export const NAMESPACES = ["common", "public", "desk", "phone", "messages", "talk"] as const;

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    resources: typeof da;
  }
}

/** A translator of its own for one language; nothing is shared between requests. */
export function createI18n(language: Language): i18n {
  const instance = i18next.createInstance();
  void instance.init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    ns: [...NAMESPACES],
    defaultNS: "common",
    resources: { da: { ...da }, en: { ...en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return instance;
}

const instances = new Map<Language, i18n>();

/** The translator of a language for the server's own texts: phone prompts, SMS and letters. */
export function wordsIn(language: Language): TFunction<typeof NAMESPACES> {
  const known = instances.get(language) ?? createI18n(language);
  instances.set(language, known);
  return known.getFixedT(language, [...NAMESPACES]);
}

export const isLanguage = (text: unknown): text is Language => LANGUAGES.some((language) => language === text);
