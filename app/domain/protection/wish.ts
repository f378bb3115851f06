/** A wish that the line must refuse: what for, and why; each refusal is a decision that the person gets in writing. */
import { REQUESTERS, type Requester } from "../verification/representation.ts";
import { isStop, type ActKind } from "./acts.ts";

/** domain.md §1.8, "Afslag": the regulation's §§ 3 and 8, and that who asks must be entitled to. */
export const WISH_REFUSALS = [
  "wish.identityUncertain",
  "wish.sharesAccess",
  "wish.cannotUseSafely",
  "wish.notEntitled",
  "wish.contactUnsettled",
  "wish.addressUnsettled",
] as const;
export type WishRefusal = (typeof WISH_REFUSALS)[number];

/** A stop is never refused by an agent's choice (product.md §2.1). */
export const isRefusable = (kind: ActKind): boolean => !isStop(kind);

/** Whoever may have asked: the register asks for stops alone. */
export const WISHERS = REQUESTERS.filter((one): one is Exclude<Requester, "register"> => one !== "register");
export type Wisher = (typeof WISHERS)[number];

/**
 * The ground of the decision where an order came to nothing for such a reason, in the order in which reasons are given;
 * null for what is no refusal of anybody's wish: it is done already, the picture was old, or a colleague has to see it.
 */
export function groundOf(reasons: readonly string[]): WishRefusal | null {
  for (const reason of reasons) {
    const ground = GROUNDS.find(([start]) => reason.startsWith(start));
    if (ground !== undefined) return ground[1];
  }
  return null;
}

const GROUNDS: readonly (readonly [string, WishRefusal])[] = [
  ["proof.", "wish.identityUncertain"],
  ["subject.mustMeet", "wish.identityUncertain"],
  ["contact.", "wish.contactUnsettled"],
  ["address.", "wish.addressUnsettled"],
  ["requester.", "wish.notEntitled"],
  ["mover.", "wish.notEntitled"],
  ["subject.notLiving", "wish.notEntitled"],
];
