/** The switchboard's forms: the clock and the faults; they work without a script. */
import { clockModes } from "../config.ts";
import type { Line } from "../engine/line.ts";
import { faultKinds, type Fault } from "../faults.ts";
import { markup, type Markup } from "./markup.ts";
import { clockTime } from "./times.ts";
import { wordFor, type Language, type Words } from "./words.ts";

const choice = (value: string, text: string, isChosen: boolean): Markup =>
  isChosen
    ? markup`<option value="${value}" selected>${text}</option>`
    : markup`<option value="${value}">${text}</option>`;

/** Keeps the reader's language when the form comes back. */
const hiddenLanguage = (language: Language): Markup =>
  markup`<input type="hidden" name="lang" value="${language}">`;

export function clockForms(line: Line, words: Words, language: Language): Markup {
  const modes = clockModes.map((mode) =>
    choice(mode, wordFor(words, `clock_${mode}`), mode === line.clock.mode),
  );
  return markup`<h2>${words.clock}</h2>
    <p id="now" data-live="clock reset"><time class="figure">${clockTime(line.clock.now(), language)}</time></p>
    <form method="post" action="/linje/ur" class="row">${hiddenLanguage(language)}
      <div class="field"><label for="mode">${words.clock}</label><select id="mode" name="mode">${modes}</select></div>
      <button>${words.setClock}</button></form>
    <form method="post" action="/linje/ur/frem" class="row">${hiddenLanguage(language)}
      <div class="field"><label for="seconds">${words.seconds}</label><input id="seconds" name="seconds" type="number" min="1" max="604800" value="5" required></div>
      <button>${words.advance}</button></form>`;
}

const faultRow = (fault: Fault, words: Words, language: Language): Markup => markup`<li>
  <form method="post" action="/linje/fejl/fjern" class="row">${hiddenLanguage(language)}<input type="hidden" name="id" value="${fault.id}">
  <span class="grow"><code>${fault.on}</code> ${fault.kind} · ${fault.struck} ${words.struck}</span>
  <button id="remove-${fault.id}" aria-label="${words.removeFault} ${fault.on} ${fault.kind}">${words.removeFault}</button></form></li>`;

function faultList(line: Line, words: Words, language: Language): Markup {
  const rows = line.faults.list().map((fault) => faultRow(fault, words, language));
  const content =
    rows.length === 0 ? markup`<p class="soft">${words.noFaults}</p>` : markup`<ul class="bare">${rows}</ul>`;
  return markup`<div id="fault-list" data-live="webhook reset">${content}</div>`;
}

const numberField = (name: string, label: string, value: number): Markup =>
  markup`<div class="field"><label for="${name}">${label}</label><input id="${name}" name="${name}" type="number" min="0" max="600000" value="${value}"></div>`;

export function faultForms(line: Line, words: Words, language: Language): Markup {
  const kinds = faultKinds.map((kind) => choice(kind, kind, kind === "status"));
  const channels = (["webhook", "rest"] as const).map((channel) =>
    choice(channel, wordFor(words, `channel_${channel}`), channel === "webhook"),
  );
  return markup`<h2>${words.faults}</h2>${faultList(line, words, language)}
    <form method="post" action="/linje/fejl" class="fields">${hiddenLanguage(language)}
      <div class="field"><label for="on">${words.faultOn}</label><p class="hint" id="on-hint">${words.faultOnHint}</p>
        <input id="on" name="on" value="POST /tlf/*" required aria-describedby="on-hint"></div>
      <div class="field"><label for="kind">${words.faultKind}</label><select id="kind" name="kind">${kinds}</select></div>
      <div class="field"><label for="channel">${words.faultChannel}</label><select id="channel" name="channel">${channels}</select></div>
      ${numberField("status", words.faultStatus, 500)}${numberField("ms", words.faultMs, 5_000)}
      <label class="check"><input type="checkbox" name="always" value="true"> ${words.always}</label>
      <button>${words.addFault}</button></form>`;
}
