/** The way into the queue, and from there into a talk, as a caller keys it and an agent takes it. */
import { setTimeout as pause } from "node:timers/promises";
import type { AgentDesk } from "./agent-desk.ts";
import { LINE, WITHHELD } from "./block-branch.ts";
import type { LineControl } from "./scripted-call-control.ts";
import { LinePhone } from "./scripted-call-phone.ts";

/** Calls for help with MitID, and waits in the queue. */
export async function reachQueue(sandboxUrl: string, from = WITHHELD): Promise<LinePhone> {
  const phone = await LinePhone.call(sandboxUrl, { from, to: LINE });
  for (const key of ["1", "2", "1"]) {
    await phone.reaches("gather");
    await phone.press(key);
  }
  await phone.reaches("queue");
  return phone;
}

export interface Talk {
  readonly offerId: string;
  /** Address of the case's page. */
  readonly casePath: string;
  readonly identity: string;
}

/** Waits for the offer on this desk, takes it, and opens the agent's leg. */
export async function takeNext(desk: AgentDesk, line: LineControl): Promise<Talk> {
  const offerId = await offered(desk);
  const { location } = await desk.post(`/agent/tilbud/${offerId}/tag`);
  const { identity, token } = await desk.phone();
  await line.connectClient(identity, { offerId }, token);
  return { offerId, casePath: location, identity };
}

/** The offer on this desk; rejects when none comes within fifteen seconds. */
export async function offered(desk: AgentDesk): Promise<string> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const offerId = await desk.offerId();
    if (offerId !== null) return offerId;
    await pause(50);
  }
  throw new Error("the call was never offered");
}
