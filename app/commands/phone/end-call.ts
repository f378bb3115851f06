/** What Twilio tells of a call's state: late, twice or out of order; a call only moves forward. */
import { writeAudit } from "../../../db/audit.ts";
import { lockLiveConferenceOfCaller } from "../../../db/conferences.ts";
import type { Tx } from "../../../db/database.ts";
import { addJob } from "../../../db/jobs.ts";
import { addCallEvent, lockCall, setCallState } from "../../../db/phone-calls.ts";
import { tell, type Topic } from "../../../db/topics.ts";
import { takeIn } from "../../../db/webhook-inbox.ts";
import { systemActor } from "../../domain/actor.ts";
import { callStateOf, isOver, movesForward } from "../../domain/ivr/call-state.ts";
import type { CommandContext } from "../frame.ts";
import { endTalk } from "../talk/end-talk.ts";
import { abandonItem } from "./leave-queue.ts";

export interface CallStatus {
  readonly callSid: string;
  /** Twilio's word, such as "completed". */
  readonly status: string;
  /** Twilio's count within the call; null where it sent none. */
  readonly sequence: number | null;
}

const LINE = systemActor("line");
const PATH = "/tlf/status";

/** What a confirmed caller has set off goes on without them: only the waiting ends (telephony.md §7a). */
export function endCall(context: CommandContext, event: CallStatus): Promise<void> {
  const { callSid, status, sequence } = event;
  const key = `${callSid}:${PATH}:${sequence === null ? status : String(sequence)}`;
  return context.database.transact(LINE, async (tx) => {
    if (!(await takeIn(tx, { key, callSid, path: PATH }))) return;
    const state = callStateOf(status);
    const call = await lockCall(tx, callSid);
    if (call === undefined || state === null) return;
    const now = context.clock();
    await addCallEvent(tx, { callSid, source: "status", sequence: sequence ?? 0, kind: state, at: now });
    if (!movesForward(call.state, state)) return;
    await setCallState(tx, callSid, state, isOver(state) ? now : null);
    const topics = isOver(state) ? await letGo(tx, context, callSid, now) : [];
    const facts = { state, step: call.menu.step };
    await writeAudit(tx, LINE, {
      action: "call.state",
      outcome: "done",
      callSid,
      correlationId: call.correlationId,
      facts,
    });
    await tell(tx, ...topics);
  });
}

/** The room tells of a caller who leaves it, but not of one who never came in, and its own word may be lost. */
async function letGo(tx: Tx, context: CommandContext, callSid: string, now: Date): Promise<readonly Topic[]> {
  const waiting = await abandonItem(tx, callSid, now);
  const room = await lockLiveConferenceOfCaller(tx, callSid);
  if (room === undefined) return waiting;
  await endTalk(tx, context, room, "caller");
  const conferenceId = room.id;
  await addJob(
    tx,
    "end-conference",
    { conferenceId },
    { key: `end-conference:${conferenceId}`, maxAttempts: 5 },
  );
  return [...waiting, "queue", `agent:${room.staffId}`, `case:${room.caseId}`];
}
