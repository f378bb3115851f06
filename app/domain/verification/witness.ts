/** Who may vouch for somebody at the counter (domain.md §1.8, vidne). */
import { ageOn } from "../cpr.ts";
import { before, days } from "../duration.ts";
import { allow, refuse, type Ruling } from "../ruling.ts";

export interface WitnessRules {
  readonly leastAge: number;
  /** The witness's own MitID must be older than this. */
  readonly mitidOlderThanDays: number;
  readonly mostUses: number;
  readonly usesWithinDays: number;
}

export interface Witness {
  /** ISO day. */
  readonly bornOn: string;
  readonly mitidSince: Date;
  /** When this person has vouched for somebody before. */
  readonly uses: readonly Date[];
}

export type WitnessRefusal = "witness.tooYoung" | "witness.mitidTooNew" | "witness.usedTooOften";

export function witnessMayVouch(
  rules: WitnessRules,
  witness: Witness,
  now: Date,
): Ruling<null, WitnessRefusal> {
  if (ageOn(witness.bornOn, now) < rules.leastAge) return refuse("witness.tooYoung");
  if (witness.mitidSince >= before(now, days(rules.mitidOlderThanDays))) return refuse("witness.mitidTooNew");
  const since = before(now, days(rules.usesWithinDays));
  const uses = witness.uses.filter((use) => use > since).length;
  return uses >= rules.mostUses ? refuse("witness.usedTooOften") : allow(null);
}
