/** What a visitor with a stop link gets: what would be stopped, what became of it, or that there is nothing to stop. */
import { stopLinkView, type StopLinkView } from "../../db/views/stop-link.ts";
import { awaitStop } from "../commands/await-stop.ts";
import { stopByToken } from "../commands/stop-by-token.ts";
import { systemActor } from "../domain/actor.ts";
import type { RequestContext } from "./context.ts";
import type { LimitRule } from "./limits.ts";

/** Links that are nobody's, from one address; the word in a link cannot be guessed, so this is only against noise. */
const MISSES: LimitRule = { name: "stop-link", most: 30, perSeconds: 10 * 60 };

export const STOP_RETRY_SECONDS = MISSES.perSeconds;

export type StopResult =
  "withdrawn" | "cancelled" | "neverMade" | "pending" | "tooLate" | "nothing" | "tooOften";

/** The part of a request's context that a stop needs. */
export type Visitor = Pick<RequestContext, "services" | "clientAddress" | "gone">;

// As the notices write it: 32 bytes in base64url.
const WORD = /^[\w-]{43}$/;

/** What would be stopped. */
export async function offerStop(
  visitor: Visitor,
  token: string | undefined,
): Promise<StopLinkView | "nothing" | "tooOften"> {
  const { database, vault } = visitor.services;
  return guarded(visitor, token, (word) =>
    database.read(systemActor("public"), (tx) => stopLinkView(tx, vault, word)),
  );
}

/** Stops it, and waits a moment for MitID where it had left. */
export async function stop(visitor: Visitor, token: string | undefined): Promise<StopResult> {
  const { services, gone } = visitor;
  return guarded(visitor, token, async (word) => {
    const ruling = await stopByToken(services, { token: word });
    if (!ruling.allowed) return null;
    const { actId, fate } = ruling.value;
    return fate === "withdrawn" ? fate : ((await awaitStop(services, actId, gone)) ?? "pending");
  });
}

async function guarded<Found>(
  { services: { limits, vault }, clientAddress }: Visitor,
  token: string | undefined,
  look: (word: string) => Promise<Found | null>,
): Promise<Found | "nothing" | "tooOften"> {
  const key = vault.index("limit", `stop-from:${clientAddress}`).toString("hex");
  if (!(await limits.mayTry(MISSES, key))) return "tooOften";
  const found = token === undefined || !WORD.test(token) ? null : await look(token);
  if (found !== null) return found;
  await limits.count(MISSES, key);
  return "nothing";
}
