/** Small pieces of HTML for the sandbox's pages; what comes from data is escaped unless it is Html already. */

export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Html | readonly Html[];

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const rendered = (part: Part): string => {
  if (part instanceof Html) return part.text;
  if (typeof part === "object") return part.map((one) => one.text).join("");
  return String(part).replace(/[&<>"']/g, (mark) => ESCAPES[mark] ?? mark);
};

/** Template tag: html`<p>${anything}</p>`. */
export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(texts.map((text, index) => text + rendered(parts[index] ?? "")).join(""));

export const NOTHING = new Html("");
