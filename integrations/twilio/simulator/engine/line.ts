/** The whole line as one value that every part of the simulator is handed. */
import { Clock } from "../clock.ts";
import type { LineSettings } from "../config.ts";
import { FaultBook } from "../faults.ts";
import { Traffic } from "../traffic.ts";
import { WebhookLog } from "../web/webhook-log.ts";
import { Webhooks } from "../web/webhooks.ts";
import type { Call, Next } from "./call.ts";
import { ConferenceBook } from "./conferences.ts";
import { EventHub } from "./events.ts";
import { MessageBook } from "./message.ts";
import { NumberBook } from "./numbers.ts";
import { PhoneBook } from "./phones.ts";
import { QueueBook } from "./queues.ts";

/** How a script ended: ran out, hung up, or left the queue it waited in. */
export type Ending = "done" | "hangup" | "leave";

/** Where a script runs decides which verbs it may use. */
export type Setting = "call" | "queue-wait" | "conference-wait" | "whisper";

export type Perform = (
  line: Line,
  call: Call,
  next: Next,
  signal: AbortSignal,
  setting: Setting,
) => Promise<Ending>;

export interface Line {
  readonly settings: LineSettings;
  readonly clock: Clock;
  readonly traffic: Traffic;
  readonly faults: FaultBook;
  readonly log: WebhookLog;
  readonly webhooks: Webhooks;
  readonly events: EventHub;
  readonly calls: Map<string, Call>;
  readonly queues: QueueBook;
  readonly conferences: ConferenceBook;
  readonly messages: MessageBook;
  readonly numbers: NumberBook;
  readonly phones: PhoneBook;
  readonly closing: AbortController;
  /** Carries out a script; a field, so that conferences can play to one participant without an import cycle. */
  readonly perform: Perform;
  /** When the next call made over REST may start: one a second (CPS). */
  nextRestCallAt: number;
  /** A status callback that a `reorder` fault keeps back until the next one has gone. */
  keptBack: (() => void) | null;
  strict: boolean;
}

export function createLine(settings: LineSettings, perform: Perform): Line {
  const clock = new Clock(settings.clock);
  const traffic = new Traffic();
  const faults = new FaultBook();
  const events = new EventHub();
  const closing = new AbortController();
  const log = new WebhookLog((record) =>
    events.publish({
      type: "webhook",
      ...(record.callSid === null ? {} : { callSid: record.callSid }),
      data: record,
    }),
  );
  const { authTokens } = settings;
  const webhooks = new Webhooks({ clock, traffic, faults, log, authTokens, closing: closing.signal });
  return {
    settings,
    clock,
    traffic,
    faults,
    log,
    webhooks,
    events,
    closing,
    perform,
    calls: new Map(),
    queues: new QueueBook(),
    conferences: new ConferenceBook(),
    messages: new MessageBook(),
    numbers: new NumberBook(settings.numbers, clock.now()),
    phones: new PhoneBook(),
    nextRestCallAt: 0,
    keptBack: null,
    strict: settings.strict,
  };
}
