/** What a visitor with a stop link gets: what would be stopped, what became of it, or that there is nothing to stop. */
import { stopLinkView, type StopLinkView, type StoppedView } from "../../db/views/stop-link.ts";
import { awaitStop } from "../commands/await-stop.ts";
import { stopByToken } from "../commands/stop-by-token.ts";
import { systemActor } from "../domain/actor.ts";
import type { RequestContext } from "./context.ts";
import type { LimitRule } from "./limits.ts";

/** Links that are nobody's, from one address; the word in a link cannot be guessed, so this is only against noise. */
const MISSES: LimitRule = { name: "stop-link", most: 30, perSeconds: 10 * 60 };

export const STOP_RETRY_SECONDS = MISSES.perSeconds;

export type StopResult = StoppedView | "nothing" | "tooOften";

/** The part of a request's context that a stop needs. */
export type Visitor = Pick<RequestContext, "services" | "clientAddress" | "gone">;

// As the notices write it: 32 bytes in base64url.
const WORD = /^[\w-]{43}$/;

/** What would be stopped, or what became of it. */
export async function offerStop(
  visitor: Visitor,
  token: string | undefined,
): Promise<StopLinkView | StopResult> {
  return guarded(visitor, token, (word) => look(visitor, word));
}

const look = ({ services: { database, vault } }: Visitor, word: string) =>
  database.read(systemActor("public"), (tx) => stopLinkView(tx, vault, word));

/** Stops it, and waits a moment for MitID where it had left. */
export async function stop(visitor: Visitor, token: string | undefined): Promise<StopResult> {
  const { services, gone } = visitor;
  return guarded(visitor, token, async (word) => {
    if ((await look(visitor, word)) === null) return null;
    const ruling = await stopByToken(services, { token: word });
    // Pressed a second time, or by two at once: what became of it the first time.
    if (!ruling.allowed) return storedResult(await look(visitor, word));
    const { actId, fate } = ruling.value;
    return fate === "withdrawn" ? fate : ((await awaitStop(services, actId, gone)) ?? "pending");
  });
}

/** What still could be stopped is no result: the stop just tried did not find it so. */
const storedResult = (view: StopLinkView | StoppedView | null): StoppedView | null =>
  typeof view === "string" ? view : null;

/** A right link is let through whatever others have tried from the same address: stopping is always open. */
async function guarded<Found>(
  { services: { limits, vault }, clientAddress }: Visitor,
  token: string | undefined,
  find: (word: string) => Promise<Found | null>,
): Promise<Found | "nothing" | "tooOften"> {
  const found = token === undefined || !WORD.test(token) ? null : await find(token);
  if (found !== null) return found;
  const key = vault.index("limit", `stop-from:${clientAddress}`).toString("hex");
  return (await limits.count(MISSES, key)) ? "nothing" : "tooOften";
}
