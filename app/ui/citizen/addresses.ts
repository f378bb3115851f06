/** Where a public page is found in each language, so that the switch keeps the page. */
import type { Language } from "../../locales/i18n.ts";

const PAGES = {
  front: { da: "/", en: "/en" },
  accessibility: { da: "/tilgaengelighed", en: "/en/accessibility" },
} as const;

// A stop link keeps its word in either language.
const STOP_LINK = /^(?:\/en)?(\/stop\/[^/]+)$/;

export const addressOf = (page: keyof typeof PAGES, language: Language): string => PAGES[page][language];

/** The same page in a language; the front page where it has none. */
export function addressIn(language: Language, pathname: string): string {
  const plain = pathname.length > 1 ? pathname.replace(/\/$/, "") : pathname;
  const link = STOP_LINK.exec(plain)?.[1];
  if (link !== undefined) return language === "en" ? `/en${link}` : link;
  const page = Object.values(PAGES).find(({ da, en }) => da === plain || en === plain);
  return (page ?? PAGES.front)[language];
}
