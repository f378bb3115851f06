/** What a person would read in a letter's main document, for tests and for the sandbox's own list. */
import type { ReadMemo } from "./memo-reader.ts";

const MARKS: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&amp;": "&",
};

/** Paragraphs parted by an empty line; a NemSMS gives its notification; a document that is no text gives "". */
export function letterText(memo: ReadMemo): string {
  const [file] = memo.MessageBody?.MainDocument.File ?? [];
  if (file === undefined) return memo.MessageHeader.notification ?? "";
  const content = Buffer.from(file.content, "base64").toString("utf8");
  if (file.encodingFormat === "text/html") return plainText(content);
  return file.encodingFormat === "text/plain" ? content : "";
}

function plainText(html: string): string {
  return html
    .replace(/<head>[\s\S]*?<\/head>/i, "")
    .replace(/\s*<\/(p|h1|h2|li)>\s*/gi, "\n\n")
    .replace(/<br\s*\/?>/gi, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:lt|gt|quot|#39|amp);/g, (mark) => MARKS[mark] ?? mark)
    .trim();
}
