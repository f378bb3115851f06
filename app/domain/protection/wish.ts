/** A wish that the line must refuse: what for, and why; each refusal is a decision that the person gets in writing. */
import { isStop, type ActKind } from "./acts.ts";

/** domain.md §1.8, "Afslag": the regulation's §§ 3 and 8, and that who asks must be entitled to. */
export const WISH_REFUSALS = [
  "wish.identityUncertain",
  "wish.sharesAccess",
  "wish.cannotUseSafely",
  "wish.notEntitled",
] as const;
export type WishRefusal = (typeof WISH_REFUSALS)[number];

/** A stop is never refused by an agent's choice (product.md §2.1). */
export const isRefusable = (kind: ActKind): boolean => !isStop(kind);
