/** An act that has waited leaves on a new look and a new decision; one that has not goes as it was decided. */
import { departureOf } from "../../db/departures.ts";
import type { Delivery } from "../commands/begin-delivery.ts";
import { decideDeparture, type Departure } from "../commands/decide-departure.ts";
import { systemActor } from "../domain/actor.ts";
import { lookBeforeDeparture } from "../lookups/look-before-departure.ts";
import type { ActContext } from "./context.ts";

/** Rejects with SystemDown where MitID or the register does not answer: nothing departs on an old picture. */
export async function depart(
  context: ActContext,
  delivery: Delivery,
): Promise<Delivery | Exclude<Departure, object>> {
  const { actId, hasWaited } = delivery;
  if (!hasWaited) return delivery;
  const known = await context.database.read(systemActor("worker"), (tx) => departureOf(tx, actId));
  // Sent before, and the answer lost: the same order again, or MitID would take it for another.
  if (known !== undefined) return { ...delivery, identityVersion: known };
  const lookedAt = context.clock();
  await lookBeforeDeparture(context, actId);
  const decided = await decideDeparture(context, { actId, lookedAt });
  return typeof decided === "string" ? decided : { ...delivery, identityVersion: decided.identityVersion };
}
