/** /linje: the switchboard, where everything that happens on the line can be seen. */
import { isOver, type Call } from "../engine/call.ts";
import type { Conference } from "../engine/conferences.ts";
import type { Line } from "../engine/line.ts";
import { positionIn, waitedSeconds, type Queue } from "../engine/queues.ts";
import type { WebhookRecord } from "../web/webhook-log.ts";
import { clockForms, faultForms } from "./board-forms.ts";
import { markup, type Markup } from "./markup.ts";
import { clockTime } from "./times.ts";
import { wordFor, type Language, type Words } from "./words.ts";

interface Board {
  readonly line: Line;
  readonly words: Words;
  readonly language: Language;
}

const shownCalls = 15;
const shownWebhooks = 40;

function table(caption: string, heads: readonly string[], rows: readonly Markup[], none: string): Markup {
  const title = markup`<h2>${caption}</h2>`;
  if (rows.length === 0) return markup`${title}<p class="soft">${none}</p>`;
  return markup`${title}<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table>
    <thead><tr>${heads.map((head) => markup`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function whereOf({ line, words }: Board, call: Call): string {
  const queue = call.queueSid === null ? undefined : line.queues.bySid(call.queueSid);
  if (queue) return `${queue.friendlyName}, ${words.place} ${positionIn(queue, call.sid)}`;
  const room = call.conferenceSid === null ? undefined : line.conferences.bySid(call.conferenceSid);
  if (room) return room.friendlyName;
  return call.documentUrl === null ? "" : new URL(call.documentUrl).pathname;
}

function callRow(board: Board, call: Call): Markup {
  const { words, language } = board;
  const tone = isOver(call) ? "plain" : "good";
  return markup`<tr><td><time>${clockTime(call.createdAt, language)}</time></td><td>${call.from}</td><td>${call.to}</td>
    <td><span class="chip ${tone}">${wordFor(words, `state_${call.status}`)}</span></td><td>${whereOf(board, call)}</td>
    <td class="wide">${call.sounding?.text ?? ""}</td></tr>`;
}

function callTable(board: Board): Markup {
  const { line, words } = board;
  const calls = [...line.calls.values()].reverse().slice(0, shownCalls);
  const heads = [words.time, words.from, words.to, words.status, words.where, words.hears];
  return table(
    words.calls,
    heads,
    calls.map((call) => callRow(board, call)),
    words.noCalls,
  );
}

function queueRow({ line, words }: Board, queue: Queue): Markup {
  const waiting = queue.members.map((member, index) => {
    const from = line.calls.get(member.callSid)?.from ?? "";
    return markup`<li>${index + 1}. ${from}, ${words.waits} ${waitedSeconds(member, line.clock.now())} s</li>`;
  });
  return markup`<li><strong>${queue.friendlyName}</strong> ${queue.members.length}/${queue.maxSize}<ol class="bare">${waiting}</ol></li>`;
}

function conferenceRow({ line, words }: Board, conference: Conference): Markup {
  const people = conference.participants.map((one) => {
    const flags = [one.muted ? words.muted : "", one.hold ? words.hold : ""]
      .filter((flag) => flag !== "")
      .join(", ");
    return markup`<li>${one.label ?? line.calls.get(one.callSid)?.from ?? ""} <span class="soft">${flags}</span></li>`;
  });
  return markup`<li><strong>${conference.friendlyName}</strong> <span class="chip plain">${conference.status}</span><ol class="bare">${people}</ol></li>`;
}

const list = (title: string, items: readonly Markup[], none: string): Markup =>
  markup`<h2>${title}</h2>${items.length === 0 ? markup`<p class="soft">${none}</p>` : markup`<ul class="bare">${items}</ul>`}`;

function webhookRow({ words, language }: Board, record: WebhookRecord): Markup {
  const isGood = record.status !== null && record.status < 400;
  const retry = record.attempt > 1 ? ` · ${words.attempt} ${record.attempt}` : "";
  const { pathname } = new URL(record.url);
  return markup`<tr><td><time>${clockTime(Date.parse(record.at), language)}</time></td>
    <td class="wide">${record.method} ${pathname}${retry}</td>
    <td><span class="chip ${isGood ? "good" : "bad"}">${record.status ?? words.noAnswer}</span> ${record.ms} ms</td>
    <td><span class="chip ${record.signature === "valid" ? "plain" : "bad"}">${wordFor(words, `signature_${record.signature}`)}</span></td>
    <td>${record.fault ?? ""}</td></tr>`;
}

function webhookTable(board: Board): Markup {
  const { line, words } = board;
  const records = line.log.list().toReversed().slice(0, shownWebhooks);
  const heads = [words.time, words.request, words.answered, words.signature, words.faults];
  return table(
    words.webhooks,
    heads,
    records.map((record) => webhookRow(board, record)),
    words.noWebhooks,
  );
}

/** Sections that follow the line's events are named by `data-live`, the events after it. */
export function boardPage(line: Line, words: Words, language: Language): Markup {
  const board: Board = { line, words, language };
  const living = line.conferences.list().filter(({ status }) => status !== "completed");
  const queues = line.queues.list().map((queue) => queueRow(board, queue));
  const rooms = living.map((conference) => conferenceRow(board, conference));
  return markup`<div class="board">
    <section class="card span" id="calls" data-live="call timeline queue conference reset">${callTable(board)}</section>
    <section class="card" id="queues" data-live="queue reset">${list(words.queues, queues, words.noQueues)}</section>
    <section class="card" id="rooms" data-live="conference call reset">${list(words.conferences, rooms, words.noConferences)}</section>
    <section class="card">${clockForms(line, words, language)}</section>
    <section class="card">${faultForms(line, words, language)}</section>
    <section class="card span" id="webhooks" data-live="webhook reset">${webhookTable(board)}</section>
  </div>`;
}
