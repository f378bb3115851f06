/** Times of day on the pages, in Denmark's time. */
import type { Language } from "./words.ts";

const locales: Readonly<Record<Language, string>> = { da: "da-DK", en: "en-GB" };

export const clockTime = (instant: number, language: Language): string =>
  new Intl.DateTimeFormat(locales[language], { timeStyle: "medium", timeZone: "Europe/Copenhagen" }).format(
    new Date(instant),
  );
