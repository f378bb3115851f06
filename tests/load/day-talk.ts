/** The rest of the day's journey, once, so that the memory figure is of a process that has done everything. */
import { setTimeout as pause } from "node:timers/promises";
import { AgentDesk } from "../support/agent-desk.ts";
import { LINE, WITHHELD } from "../support/block-branch.ts";
import { LinePhone } from "../support/scripted-call-phone.ts";
import type { Stand } from "./stand.ts";

/** A caller is taken, talked to, let go and wrapped up. */
export async function holdTalk(stand: Stand): Promise<void> {
  await stand.setOpen(true);
  const desk = await AgentDesk.logIn(stand.web, "lone");
  const stream = await desk.follow();
  await desk.post("/agent/tilstand", { state: "ready" });
  const phone = await LinePhone.call(stand.sandbox, { from: WITHHELD, to: LINE });
  for (const key of ["1", "2", "1"]) {
    await phone.reaches("gather");
    await phone.press(key);
  }
  const offerId = await offered(desk);
  const { location } = await desk.post(`/agent/tilbud/${offerId}/tag`);
  const { identity, token } = await desk.phone();
  await stand.line.connectClient(identity, { offerId }, token);
  await phone.reaches("conference");
  await desk.page(location);
  await desk.post(`${location}/laeg-paa`);
  await phone.reaches("completed");
  await desk.post(`${location}/afslut`, { code: "RESOLVED" });
  await desk.post("/agent/tilstand", { state: "offline" });
  stream.close();
}

async function offered(desk: AgentDesk): Promise<string> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const offerId = await desk.offerId();
    if (offerId !== null) return offerId;
    await pause(50);
  }
  throw new Error("the call was never offered");
}
