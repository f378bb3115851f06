/** The person a case is about, reduced to what helps the talk and names nobody who is protected. */
import { ageOn, cprFacts, failsCheckDigit, maskCpr } from "../../app/domain/cpr.ts";
import { onScreen } from "../../app/domain/verification/on-screen.ts";
import { cprOf } from "../citizens.ts";
import type { Tx } from "../database.ts";
import type { StoredPerson } from "../lookups.ts";
import type { Vault } from "../vault.ts";

export interface SubjectView {
  /** Null where the register did not answer or the name is protected. */
  readonly name: { readonly given: string; readonly full: string } | null;
  readonly nameProtected: boolean;
  readonly addressProtected: boolean;
  /** Birth date and dots; null where no number is on file. */
  readonly maskedCpr: string | null;
  /** The digits fail modulus 11: lawful, and worth reading once more to the caller. */
  readonly checkDigitFails: boolean;
  readonly age: number | null;
  /** Null where unknown or the address is protected. */
  readonly municipality: string | null;
}

export async function subjectOf(
  tx: Tx,
  vault: Vault,
  citizenId: string,
  person: StoredPerson | null,
  now: Date,
): Promise<SubjectView> {
  const cpr = person?.cpr ?? (await cprOf(tx, vault, citizenId));
  return {
    ...(person === null ? { name: null, municipality: null } : onScreen(person)),
    nameProtected: person?.nameProtected ?? false,
    addressProtected: person?.addressProtected ?? false,
    maskedCpr: cpr === null ? null : maskCpr(cpr),
    checkDigitFails: cpr !== null && failsCheckDigit(cpr),
    age: cpr === null ? null : ageOf(cpr, now),
  };
}

function ageOf(cpr: string, now: Date): number | null {
  const facts = cprFacts(cpr);
  return facts === null ? null : ageOn(facts.bornOn, now);
}
