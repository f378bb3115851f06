/** /sms: what arrived at each telephone. */
import type { Line } from "../engine/line.ts";
import type { Message } from "../engine/message.ts";
import { markup, type Markup } from "./markup.ts";
import { clockTime } from "./times.ts";
import { wordFor, type Language, type Words } from "./words.ts";

function bubble(message: Message, words: Words, language: Language): Markup {
  const tone = ["undelivered", "failed"].includes(message.status) ? "bad" : "good";
  const code = message.errorCode === null ? "" : ` (${message.errorCode})`;
  return markup`<li class="sms"><p class="body">${message.body}</p>
    <p class="meta">${words.from} ${message.from} · <time datetime="${new Date(message.createdAt).toISOString()}">${clockTime(message.createdAt, language)}</time>
    · <span class="chip ${tone}">${wordFor(words, `status_${message.status}`)}${code}</span></p></li>`;
}

/** Inboxes by number, the one with the newest message first. */
function inboxes(line: Line): readonly (readonly [number: string, messages: readonly Message[]])[] {
  const byNumber = new Map<string, Message[]>();
  for (const message of line.messages.list().toReversed())
    byNumber.set(message.to, [...(byNumber.get(message.to) ?? []), message]);
  return [...byNumber];
}

export function smsPage(line: Line, words: Words, language: Language): Markup {
  const nameOf = (number: string): string =>
    line.settings.people().find(({ phone }) => phone === number)?.name ?? "";
  const all = inboxes(line).map(
    ([
      number,
      messages,
    ]) => markup`<section class="card inbox"><h2>${words.inboxFor} ${number} <span class="soft">${nameOf(number)}</span></h2>
      <ol>${messages.map((message) => bubble(message, words, language))}</ol></section>`,
  );
  const content = all.length === 0 ? markup`<p class="card soft">${words.noMessages}</p>` : markup`${all}`;
  return markup`<div data-live="message reset" aria-live="polite" id="inboxes">${content}</div>`;
}
