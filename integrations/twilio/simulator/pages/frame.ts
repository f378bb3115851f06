/** The frame that the simulator's pages share: heading, the way to the other pages, and the language. */
import { markup, type Markup } from "./markup.ts";
import type { Language, Words } from "./words.ts";

export interface PageFrame {
  readonly language: Language;
  readonly words: Words;
  /** Path of this page, such as `/telefon`. */
  readonly path: string;
  readonly title: string;
  /** File below /sim/assets. */
  readonly script: string;
}

const languageQuery = (language: Language): string => (language === "da" ? "" : "?lang=en");

function navigation({ language, words, path }: PageFrame): Markup {
  const pages = [
    ["/telefon", words.phoneTitle],
    ["/sms", words.smsTitle],
    ["/linje", words.boardTitle],
    ["/", words.sandbox],
  ] as const;
  const links = pages.map(([href, name]) =>
    href === path
      ? markup`<li><a href="${href}${languageQuery(language)}" aria-current="page">${name}</a></li>`
      : markup`<li><a href="${href}${languageQuery(language)}">${name}</a></li>`,
  );
  const other = language === "da" ? "en" : "da";
  return markup`<nav aria-label="${words.pages}"><ul>${links}
    <li class="other"><a href="${path}?lang=${other}" lang="${other}" hreflang="${other}">${words.otherLanguage}</a></li>
  </ul></nav>`;
}

/** A whole page. The words travel to the script in a data attribute, so that no script stands in the page. */
export function framed(frame: PageFrame, content: Markup): string {
  const { language, words, title, script } = frame;
  return markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Fælleslinjen</title>
<link rel="stylesheet" href="/sim/assets/base.css">
<link rel="stylesheet" href="/sim/assets/parts.css">
<link rel="stylesheet" href="/sim/assets/lists.css">
<link rel="icon" href="data:,">
<script type="module" src="/sim/assets/${script}"></script>
</head>
<body data-words="${JSON.stringify(words)}">
<header>${navigation(frame)}<h1>${title}</h1><p class="soft">${words.simulated}</p></header>
<main>${content}</main>
</body>
</html>`.text;
}
