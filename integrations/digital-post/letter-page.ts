/** The letter's main document: one plain HTML page without script, style sheet or picture from elsewhere. */
import type { Letter } from "./port.ts";

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (mark) => ESCAPES[mark] ?? mark);

/** HTML with the label as heading and one `<p>` per paragraph; empty paragraphs are left out. */
export function letterPage(letter: Pick<Letter, "label" | "paragraphs" | "language">): string {
  const title = escapeHtml(letter.label);
  const paragraphs = letter.paragraphs
    .filter((paragraph) => paragraph.trim() !== "")
    .map((paragraph) => `<p>${escapeHtml(paragraph).replace(/\r?\n/g, "<br />")}</p>`);
  return [
    "<!DOCTYPE html>",
    `<html lang="${letter.language}">`,
    `<head><meta charset="utf-8" /><title>${title}</title></head>`,
    `<body><h1>${title}</h1>`,
    ...paragraphs,
    "</body></html>",
  ].join("\n");
}
