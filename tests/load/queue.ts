/** From the key that leads to the queue until an agent hears of the offer, and until it stands on the agent's page. */
import { setTimeout as pause } from "node:timers/promises";
import { AgentDesk } from "../support/agent-desk.ts";
import type { TopicStream } from "../support/agent-topics.ts";
import { LINE, WITHHELD } from "../support/block-branch.ts";
import { LinePhone } from "../support/scripted-call-phone.ts";
import { printSpread } from "./figures.ts";
import type { Stand } from "./stand.ts";

const AGENT = "maja";

/** One caller after the other, each offered to the one agent who is ready. */
export async function measureQueue(stand: Stand, calls: number): Promise<void> {
  await stand.line.setClock("virtual");
  const desk = await AgentDesk.logIn(stand.web, AGENT);
  const stream = await desk.follow();
  await desk.post("/agent/tilstand", { state: "ready" });
  const told: number[] = [];
  const seen: number[] = [];
  for (let call = 0; call < calls; call += 1) {
    await untilReady(stand);
    const { toTopic, toScreen } = await oneCall(stand, desk, stream);
    told.push(toTopic);
    seen.push(toScreen);
  }
  stream.close();
  await desk.post("/agent/tilstand", { state: "offline" });
  printSpread("queue-to-topic", told, { agents: 1 });
  // The page gathers news for 100 ms before it looks; that pause is its own and not counted here.
  printSpread("queue-to-screen", seen, { agents: 1, pageGathersMs: 100 });
}

async function oneCall(stand: Stand, desk: AgentDesk, stream: TopicStream) {
  const phone = await LinePhone.call(stand.sandbox, { from: WITHHELD, to: LINE });
  for (const key of ["1", "2"]) {
    await phone.reaches("gather");
    await phone.press(key);
  }
  await phone.reaches("gather", /MitID, tryk 1/i);
  const pressedAt = performance.now();
  await phone.press("1");
  const { at } = await stream.next((topic) => topic.startsWith("agent:"), pressedAt);
  while (!(await desk.looksAnew())) await pause(5);
  const shownAt = performance.now();
  await phone.hangup();
  return { toTopic: at - pressedAt, toScreen: shownAt - pressedAt };
}

/** The call before is out of the queue, and its agent has their turn again. */
async function untilReady(stand: Stand): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    const [row] = await stand.sql(
      `select (select count(*) from queue_items where state in ('waiting', 'offered'))::int as waiting,
              (select state from agent_presence join staff on id = staff_id where username = $1) as state`,
      [AGENT],
    );
    if (row?.["waiting"] === 0 && row["state"] === "ready") return;
    await pause(25);
  }
  throw new Error("the agent never became ready");
}
