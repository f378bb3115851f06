/** /telefon: a handset for trying the line by hand. */
import type { Line } from "../engine/line.ts";
import { markup, type Markup } from "./markup.ts";
import type { Words } from "./words.ts";

const keys = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"];

const option = (value: string, text: string): Markup => markup`<option value="${value}">${text}</option>`;

/** Whose number is shown to the line; a spoofed one is somebody else's (telephony.md §7b). */
function callerChoice(line: Line, words: Words): Markup {
  const people = line.settings.people();
  const [victim] = people;
  const spoofed =
    victim === undefined
      ? []
      : [option(`${victim.phone} `, `${words.spoofed} ${victim.name} (${victim.phone})`)];
  return markup`<div class="field"><label for="from">${words.whoCalls}</label>
    <select id="from">
      <optgroup label="${words.people}">${people.map(({ name, phone }) => option(phone, `${name} (${phone})`))}</optgroup>
      <optgroup label="${words.others}">
        ${option("+4520999999", `${words.unknownNumber} (+4520999999)`)}
        ${option("+266696687", words.withheld)}
        ${option("+46701234567", `${words.abroad} (+46701234567)`)}
        ${spoofed}
      </optgroup>
    </select></div>`;
}

function numberChoice(line: Line, words: Words): Markup {
  return markup`<div class="field"><label for="to">${words.calledNumber}</label>
    <select id="to">${line.numbers.list().map(({ e164 }) => option(e164, e164))}</select></div>`;
}

const keypad = (words: Words): Markup => markup`<fieldset class="keypad"><legend>${words.keypad}</legend>
  <div class="keys">${keys.map((key) => markup`<button type="button" data-key="${key}" disabled>${key}</button>`)}</div>
  <p class="hint">${words.keypadHint}</p></fieldset>`;

const speech = (words: Words): Markup => markup`<form id="speech" class="speech" hidden>
  <label for="spoken">${words.speak}</label><p class="hint" id="spoken-hint">${words.speakHint}</p>
  <div class="row"><input id="spoken" autocomplete="off" aria-describedby="spoken-hint"><button>${words.send}</button></div></form>`;

const incoming = (words: Words): Markup => markup`<section id="incoming" class="incoming" role="alert" hidden>
  <p><strong>${words.incoming}</strong> <span id="incoming-from"></span></p>
  <div class="row"><button type="button" id="take" class="go">${words.answer}</button>
  <button type="button" id="decline" class="stop">${words.decline}</button></div></section>`;

export const phonePage = (
  line: Line,
  words: Words,
): Markup => markup`<noscript><p>${words.noScript}</p></noscript>
<div class="phone">
  <section class="card handset" aria-label="${words.phoneTitle}">
    ${callerChoice(line, words)}${numberChoice(line, words)}
    ${incoming(words)}
    <p id="state" class="state" role="status">${words.state_none}</p>
    <div class="row"><button type="button" id="call" class="go">${words.call}</button>
    <button type="button" id="hangup" class="stop" disabled>${words.hangUp}</button></div>
    ${keypad(words)}${speech(words)}
    <label class="check"><input type="checkbox" id="aloud"> ${words.readAloud}</label>
  </section>
  <section class="card" aria-labelledby="heard-title">
    <h2 id="heard-title">${words.heard}</h2>
    <p id="nothing" class="soft">${words.nothingHeard}</p>
    <div id="heard" role="log" aria-live="polite" aria-labelledby="heard-title" tabindex="0"></div>
    <div id="gather" class="gather" hidden><span id="gather-text"></span>
      <progress id="gather-bar" max="1" value="1" aria-labelledby="gather-text"></progress></div>
  </section>
</div>`;
