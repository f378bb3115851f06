/** What Twilio tells the wait document about the caller's place in the queue. */
import type { Parameters } from "../signer.ts";
import type { Call } from "./call.ts";
import type { Line } from "./line.ts";
import { averageWait, positionIn, waitedSeconds } from "./queues.ts";

export function queueParameters(line: Line, call: Call): Parameters {
  const queue = call.queueSid === null ? undefined : line.queues.bySid(call.queueSid);
  const member = queue?.members.find((one) => one.callSid === call.sid);
  if (queue === undefined || member === undefined) return {};
  const now = line.clock.now();
  return {
    QueueSid: queue.sid,
    QueuePosition: String(positionIn(queue, call.sid)),
    QueueTime: String(waitedSeconds(member, now)),
    AvgQueueTime: String(averageWait(queue, now)),
    CurrentQueueSize: String(queue.members.length),
    MaxQueueSize: String(queue.maxSize),
  };
}
