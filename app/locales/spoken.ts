/** The server's own words: phone prompts, SMS and letters. Never sent to a browser. */
import i18next, { type TFunction } from "i18next";
import * as da from "./da/index.ts";
import * as en from "./en/index.ts";
import { PAGE_NAMESPACES, type Language } from "./i18n.ts";

export const NAMESPACES = [
  ...PAGE_NAMESPACES,
  "approvals",
  "escalations",
  "handling",
  "letters",
  "phone",
  "messages",
  "talk",
  "verify",
] as const;

const instance = i18next.createInstance();
void instance.init({
  lng: "da",
  fallbackLng: false,
  initAsync: false,
  ns: [...NAMESPACES],
  defaultNS: "common",
  resources: { da: { ...da }, en: { ...en } },
  interpolation: { escapeValue: false },
  returnNull: false,
});

export const spokenIn = (language: Language): TFunction<typeof NAMESPACES> =>
  instance.getFixedT(language, [...NAMESPACES]);
