/** How long a hold lasts: it counts from when it takes effect, however late that is (product.md §6: 24 hours). */
import { after, type Milliseconds } from "../duration.ts";

interface Held {
  /** Null where the order was refused. */
  readonly acceptedAt: Date | null;
  /** Null until MitID has carried it out. */
  readonly acknowledgedAt: Date | null;
  /** When it would end had it taken effect as it was accepted; null for what is no hold. */
  readonly holdUntil: Date | null;
}

/** Null for what is no hold, or was never accepted. */
export function holdLength({ acceptedAt, holdUntil }: Omit<Held, "acknowledgedAt">): Milliseconds | null {
  return acceptedAt === null || holdUntil === null ? null : holdUntil.getTime() - acceptedAt.getTime();
}

/** When it ends; while it is under way, when it would end at the earliest. */
export function holdEnd(held: Held): Date | null {
  const length = holdLength(held);
  return length === null || held.acknowledgedAt === null
    ? held.holdUntil
    : after(held.acknowledgedAt, length);
}
