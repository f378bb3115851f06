/** What the CPR register's word about a number carries here: a stop at once, and the end for ever with a colleague. */
import type { ActKind, ActReason } from "./acts.ts";
import type { ActFacts } from "./facts.ts";
import { eventOfCprStatus, type IdentityEvent } from "./identity-machine.ts";

export type RegisterEvent = Extract<IdentityEvent, "died" | "numberAnnulled" | "numberChanged" | "emigrated">;

interface Word {
  /** What the system may do by itself on it. */
  readonly atOnce: Extract<ActKind, "suspend"> | null;
  /** What it opens to two people, the register's word being their only ground. */
  readonly withColleague: Extract<ActKind, "revoke"> | null;
  /** The reason that the stop stands on file with. */
  readonly reason: ActReason | null;
}

/**
 * The dead and the annulled may be stopped at once (domain.md §2.3, §8.2), in a way that a register in error can be mended
 * after: whoever is alive reopens it in person. For ever takes two people (product.md §6). Decision 016.
 */
export const REGISTERS_WORD: { readonly [Event in RegisterEvent]: Word } = {
  died: { atOnce: "suspend", withColleague: "revoke", reason: "death" },
  numberAnnulled: { atOnce: "suspend", withColleague: null, reason: "numberAnnulled" },
  numberChanged: { atOnce: null, withColleague: null, reason: null },
  emigrated: { atOnce: null, withColleague: null, reason: null },
};

/** The stop that a status brings by itself, with its reason; null where it stops nothing. */
export function stopAtOnce(
  status: string,
): { readonly kind: NonNullable<Word["atOnce"]>; readonly reason: ActReason } | null {
  const event = eventOfCprStatus(status);
  const { atOnce: kind, reason } = event === null ? SAYS_NOTHING : REGISTERS_WORD[event];
  return kind === null || reason === null ? null : { kind, reason };
}

const SAYS_NOTHING: Word = { atOnce: null, withColleague: null, reason: null };

export type RegisterRefusal = "register.saysOtherwise";

type Heard = Pick<ActFacts, "kind" | "mover" | "cprStatus" | "isApproved">;

/** Why the register's word does not carry this act; null where it does. */
export function registersWord({
  kind,
  mover,
  cprStatus,
  isApproved,
}: Heard): RegisterRefusal | "mover.notAllowed" | "approval.needed" | null {
  const event = cprStatus === null ? null : eventOfCprStatus(cprStatus);
  if (event === null) return "register.saysOtherwise";
  const { atOnce, withColleague } = REGISTERS_WORD[event];
  if (kind === atOnce) return mover === "system" ? null : "mover.notAllowed";
  if (kind !== withColleague) return "register.saysOtherwise";
  if (mover !== "agent" && mover !== "clerk") return "mover.notAllowed";
  return isApproved ? null : "approval.needed";
}
