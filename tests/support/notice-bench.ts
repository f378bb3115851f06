/** The act bench with a post office, a mail carrier and a telephone line that can each be made silent or unwilling. */
import { randomUUID } from "node:crypto";
import pino from "pino";
import { SystemDown } from "../../app/domain/faults.ts";
import { NOTICE_TEMPLATES, type NoticeTemplate } from "../../app/domain/protection/notices.ts";
import type { NoticeContext } from "../../app/worker/context.ts";
import { deliver, prepare } from "../../app/worker/notices.ts";
import type { LetterReceipt } from "../../integrations/digital-post/port.ts";
import { openActBench, type ActBench } from "./act-bench.ts";

export interface Told {
  readonly by: "sms" | "nemSms" | "email" | "digitalPost";
  readonly to: string | null;
  readonly text: string;
}

/** `refused`: answered with a fault of ours (4xx); `notAllowed`: taken, with the receipt that it may not be delivered. */
type Willing = "up" | "down" | "refused" | "notAllowed";

export interface NoticeBench {
  readonly bench: ActBench;
  readonly context: NoticeContext;
  /** Everything that has left, in order. */
  readonly told: Told[];
  /** How Digital Post behaves, and who has it. */
  readonly post: { state: Willing; mailbox: "registered" | "exempt"; nemSms: boolean };
  /** Tells of an act with a template, as far as it goes now: a silent system is met again at the next call. */
  tell(actId: string, template: NoticeTemplate): Promise<void>;
  /** Delivers what waits of an act; what a silent system holds back stays. */
  deliverAll(actId: string): Promise<void>;
  /** `template channel state`, of every notice of the act. */
  rows(actId: string): Promise<readonly string[]>;
  /** Templates that the act's jobs are to tell of. */
  toTell(actId: string): Promise<readonly NoticeTemplate[]>;
}

const LINE_NUMBER = "+4570000001";

export async function openNoticeBench(): Promise<NoticeBench> {
  const bench = await openActBench();
  const told: Told[] = [];
  const post: NoticeBench["post"] = { state: "up", mailbox: "registered", nemSms: true };
  const context = contextOf(bench, told, post);
  const deliverAll = async (actId: string): Promise<void> => {
    for (const { id } of await queued(bench, actId)) await unlessSilent(deliver(context, { noticeId: id }));
    // A letter in the place of a message that did not go is a notice of its own.
    for (const { id } of await queued(bench, actId)) await unlessSilent(deliver(context, { noticeId: id }));
  };
  return {
    ...{ bench, context, told, post, deliverAll },
    tell: (actId, template) => unlessSilent(prepare(context, { actId, template })),
    rows: async (actId) => {
      const { rows } = await bench.db.asOwner(
        "select template, channel, state from notices where act_id = $1 order by template, channel, recipient_ordinal",
        [actId],
      );
      return rows.map(({ template, channel, state }) => [template, channel, state].map(String).join(" "));
    },
    toTell: async (actId) => {
      const { rows } = await bench.db.asOwner("select key from graphile_worker.jobs where key like $1", [
        `prepare-notices:${actId}:%`,
      ]);
      const named = rows.map(({ key }) => String(key).split(":")[2]);
      return NOTICE_TEMPLATES.filter((template) => named.includes(template));
    },
  };
}

function contextOf(bench: ActBench, told: Told[], post: NoticeBench["post"]): NoticeContext {
  const ask = () => {
    if (post.state === "down") throw new SystemDown("digital-post", true, "silent");
    if (post.state === "refused") throw new SystemDown("digital-post", false, "refused the request (401)");
  };
  const receipt = (one: Told): Promise<LetterReceipt> => {
    const transmissionId = randomUUID();
    if (post.state === "notAllowed")
      return Promise.resolve({ transmissionId, status: "NOT_ALLOWED", errorCode: "recipient.closed" });
    told.push(one);
    return Promise.resolve({ transmissionId, status: "RECEIVED", errorCode: null });
  };
  return {
    ...bench.context,
    log: pino({ level: "silent" }),
    settings: { publicBaseUrl: "https://linjen.dk", lineNumber: LINE_NUMBER },
    ports: {
      ...bench.context.ports,
      digitalPost: {
        contactStatus: async () => {
          if (post.state === "down") ask();
          return Promise.resolve({ digitalPost: post.mailbox, nemSms: post.nemSms });
        },
        sendLetter: async ({ label, paragraphs }) => {
          ask();
          return receipt({ by: "digitalPost", to: null, text: [label, ...paragraphs].join("\n") });
        },
        sendNemSms: async ({ text }) => {
          ask();
          return receipt({ by: "nemSms", to: null, text });
        },
      },
      mail: {
        send: ({ to, subject, paragraphs }) => {
          told.push({ by: "email", to, text: [subject, ...paragraphs].join("\n") });
          return Promise.resolve();
        },
      },
      telephony: {
        findSms: () => Promise.resolve(null),
        sendSms: ({ to, body }) => {
          told.push({ by: "sms", to, text: body });
          return Promise.resolve({ messageSid: `SM${randomUUID().replaceAll("-", "")}` });
        },
      },
    },
  };
}

async function queued({ db }: ActBench, actId: string): Promise<readonly { readonly id: string }[]> {
  const { rows } = await db.asOwner(
    "select id from notices where act_id = $1 and state = 'queued' order by created_at, channel",
    [actId],
  );
  return rows.map(({ id }) => ({ id: String(id) }));
}

/** What is silent now is asked again later, by the job queue. */
async function unlessSilent(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof SystemDown)) throw error;
  }
}
