/** Hands waiting calls to ready agents; run at every change of the queue and every other second, by any process. */
import { writeAudit } from "../../db/audit.ts";
import type { Tx } from "../../db/database.ts";
import { expireOffers, lockAgentFor, lockWaitingItems, makeOffer, type MatchRules } from "../../db/offers.ts";
import { currentPolicy } from "../../db/policy.ts";
import { setPresenceState } from "../../db/presence.ts";
import { tell, type Topic } from "../../db/topics.ts";
import { systemActor } from "../domain/actor.ts";
import { after, before, minutes, seconds } from "../domain/duration.ts";
import type { CommandContext } from "./frame.ts";

const MATCHER = systemActor("matcher");
const ASK_AGAIN_AFTER = minutes(2);

/** Expired offers first: one lost answer must never park an agent (telephony.md §2.2). Resolves with the offers made. */
export function matchQueue(context: CommandContext): Promise<number> {
  return context.database.transact(MATCHER, async (tx) => {
    const now = context.clock();
    const { rules } = await currentPolicy(tx, now);
    const expired = await expireOffers(tx, now);
    const match: MatchRules = {
      now,
      heartbeatAfter: before(now, seconds(rules.seconds.heartbeatStale)),
      passedAfter: before(now, ASK_AGAIN_AFTER),
    };
    const offered = await offerAll(tx, match, after(now, seconds(rules.seconds.offerOpen)));
    const agents = [...expired, ...offered];
    if (agents.length > 0) await tell(tx, "queue", ...agents.map((id): Topic => `agent:${id}`));
    return offered.length;
  });
}

async function offerAll(tx: Tx, rules: MatchRules, expiresAt: Date): Promise<readonly string[]> {
  const agents: string[] = [];
  for (const item of await lockWaitingItems(tx)) {
    const agent = await lockAgentFor(tx, item, rules);
    if (agent === undefined) continue;
    const offerId = await makeOffer(tx, item.id, agent.staffId, expiresAt);
    await setPresenceState(tx, agent.staffId, "offered", rules.now);
    const facts = { offerId, staffId: agent.staffId };
    await writeAudit(tx, MATCHER, { action: "offer.make", outcome: "done", callSid: item.callSid, facts });
    agents.push(agent.staffId);
  }
  return agents;
}
