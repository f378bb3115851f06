/** The rest of the day's journey, once, so that the memory figure is of a process that has done everything. */
import { AgentDesk } from "../support/agent-desk.ts";
import { reachQueue, takeNext } from "../support/day-call.ts";
import type { Stand } from "./stand.ts";

/** A caller is taken, talked to, let go and wrapped up. */
export async function holdTalk(stand: Stand): Promise<void> {
  const desk = await AgentDesk.logIn(stand.web, "lone");
  const stream = await desk.follow();
  await desk.post("/agent/tilstand", { state: "ready" });
  const phone = await reachQueue(stand.sandbox);
  const { casePath } = await takeNext(desk, stand.line);
  await phone.reaches("conference");
  await desk.page(casePath);
  await desk.post(`${casePath}/laeg-paa`);
  await phone.reaches("completed");
  await desk.post(`${casePath}/afslut`, { code: "RESOLVED" });
  await desk.post("/agent/tilstand", { state: "offline" });
  stream.close();
}
