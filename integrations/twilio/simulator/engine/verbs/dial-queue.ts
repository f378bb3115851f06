/** Dial with a Queue: takes the caller at the front and bridges the two. */
import type { TwimlNode } from "../../twiml/tree.ts";
import { methodAttribute, numberAttribute } from "../../twiml/attributes.ts";
import { abortable, deferred } from "../../waiting.ts";
import { fetchNext, type Next } from "../call.ts";
import { note } from "../chronicle.ts";
import { waitedSeconds, type Member, type Queue } from "../queues.ts";
import { absoluteUrl, type Stage } from "../stage.ts";
import type { DialResult } from "./dial-result.ts";

const lookEveryMs = 500;

interface Front {
  readonly queue: Queue;
  readonly member: Member;
}

function frontOf(stage: Stage, name: string): Front | null {
  const queue = stage.line.queues.byName(name);
  const [member] = queue?.members ?? [];
  return queue === undefined || member === undefined ? null : { queue, member };
}

/** Waits until somebody is in the queue; null when the timeout comes first. */
async function waitForFront(stage: Stage, name: string, timeoutMs: number): Promise<Front | null> {
  const { clock } = stage.line;
  const giveUpAt = clock.now() + timeoutMs;
  for (;;) {
    const front = frontOf(stage, name);
    if (front !== null || clock.now() >= giveUpAt) return front;
    await clock.sleep(lookEveryMs, stage.signal);
  }
}

/** Twilio spells the parameter with one u (telephony.md §1.2). */
function whisperOf(stage: Stage, noun: TwimlNode, front: Front): Next | null {
  const url = noun.attributes["url"];
  if (url === undefined || url === "") return null;
  return fetchNext(absoluteUrl(stage, url), methodAttribute(noun, "method"), {
    QueueSid: front.queue.sid,
    QueueTime: String(waitedSeconds(front.member, stage.line.clock.now())),
    DequeingCallSid: stage.call.sid,
  });
}

export async function dialQueue(stage: Stage, node: TwimlNode, noun: TwimlNode): Promise<DialResult> {
  const { line, call, signal } = stage;
  const front = await waitForFront(stage, noun.text, numberAttribute(node, "timeout", 30) * 1_000);
  if (front === null) return { status: "no-answer", parameters: {} };
  const { queue, member } = front;
  const QueueTime = String(waitedSeconds(member, line.clock.now()));
  const whispered = deferred<void>();
  const over = deferred<void>();
  const gone = deferred<void>();
  member.departure.resolve({
    kind: "bridged",
    whisper: whisperOf(stage, noun, front),
    whispered: () => whispered.resolve(),
    over: over.promise,
    gone: () => gone.resolve(),
  });
  queue.members = queue.members.filter((one) => one !== member);
  try {
    await abortable(signal, Promise.race([whispered.promise, gone.promise]));
    note(line, call, "queue", `${queue.friendlyName}: bridged`);
    await abortable(signal, gone.promise);
  } finally {
    over.resolve();
  }
  return {
    status: "completed",
    parameters: { DialCallSid: member.callSid, QueueSid: queue.sid, QueueResult: "bridged", QueueTime },
  };
}
