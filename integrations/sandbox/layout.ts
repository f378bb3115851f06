/** The frame and the looks of the sandbox's pages: one style sheet in the page, no script, light and dark. */
import { Html, html } from "./html.ts";

const STYLE = new Html(`<style>
:root{color-scheme:light dark;--canvas:light-dark(#f4f5f7,#0f1215);--surface:light-dark(#fff,#171a1f);
--line:light-dark(#e1e4e9,#2a3038);--ink:light-dark(#1a1a1a,#eef0f3);--soft:light-dark(#454545,#bcc3cd);
--accent:light-dark(#004d99,#7dbbf9);--tint:light-dark(#e8f1fb,#14283d);--ok:light-dark(#2b6a00,#86cf55);
--warn:light-dark(#7f4600,#f5b83d);--warn-soft:light-dark(#fff3da,#302409);--stop:light-dark(#b80000,#ff8a8a)}
*{box-sizing:border-box}
body{margin:0;background:var(--canvas);color:var(--ink);font:400 1rem/1.5 "IBM Plex Sans",system-ui,sans-serif;
font-variant-numeric:tabular-nums}
header,main{max-width:72rem;margin-inline:auto;padding-inline:1.25rem}
header{padding-block:2.5rem 0}
h1{margin:0 0 .5rem;font-size:2rem;line-height:1.2}
h2{margin:2.5rem 0 .5rem;font-size:1.375rem}
h3{margin:0;font-size:1.125rem}
p{margin:0 0 .75rem;max-width:42rem}
a{color:var(--accent)}
a:focus-visible,summary:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:3px}
.soft{color:var(--soft)}
.tools,.people{display:grid;gap:1rem;padding:0;margin:1rem 0 0;list-style:none}
.tools{grid-template-columns:repeat(auto-fill,minmax(min(12rem,100%),1fr))}
.people{grid-template-columns:repeat(auto-fill,minmax(min(22rem,100%),1fr));align-items:start}
.tools a,.person,.letter{background:var(--surface);border:1px solid var(--line);border-radius:6px;padding:1rem 1.25rem}
.tools a{display:block;height:100%;text-decoration:none}
.tools a:hover{border-color:var(--accent);background:var(--tint)}
.tools b{display:block;color:var(--accent);font-weight:600;text-decoration:underline}
.tools span{color:var(--soft);font-size:.9375rem}
.person p{margin:.375rem 0 .75rem}
dl{display:grid;grid-template-columns:minmax(7rem,auto) 1fr;margin:0;font-size:.9375rem}
dt,dd{margin:0;padding-block:.3125rem;border-top:1px solid var(--line);overflow-wrap:anywhere}
dt{color:var(--soft);padding-right:1rem}
.key{font-weight:600;user-select:all}
.tags{display:flex;flex-wrap:wrap;gap:.375rem;margin:.5rem 0;padding:0;list-style:none}
.tags li{background:var(--warn-soft);color:var(--warn);border-radius:3px;padding:.0625rem .5rem;font-size:.8125rem;font-weight:600}
.means{margin:0;padding:0;list-style:none}
.active{color:var(--ok)}.blocked,.expired{color:var(--stop)}.notActivated,.temporarilyLocked{color:var(--warn)}
summary{cursor:pointer;padding-block:.625rem;color:var(--accent);font-weight:600}
.letter{margin-top:1rem}.letter h2{margin-top:0}.letter .text{white-space:pre-line;margin-top:.75rem}
pre{overflow:auto;font-size:.8125rem;background:var(--canvas);padding:.75rem;border-radius:4px}
.machines{padding-block:1.5rem 3rem}.machines code{white-space:nowrap}
</style>`);

/** A whole page; `title` is the page's heading too. */
export function page(title: string, lead: string, content: Html): string {
  return html`<!doctype html>
    <html lang="da">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${STYLE}
      </head>
      <body>
        <header>
          <h1>${title}</h1>
          <p class="soft">${lead}</p>
        </header>
        <main>${content}</main>
      </body>
    </html>`.text;
}

/** Rows of a description list; a row without a value is left out. */
export function rows(pairs: readonly (readonly [string, string | Html | null])[]): Html {
  const filled = pairs.flatMap(([name, value]) =>
    value === null || value === ""
      ? []
      : [
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
        ],
  );
  return html`<dl>${filled}</dl>`;
}
