/** What a new code or a new means asks for beyond the proof: a settled contact, a settled address, a living person. */
import type { Policy } from "../policy/policy.ts";
import { mustMeet } from "../verification/worth.ts";
import type { ActFacts } from "./facts.ts";

export type ReissueRefusal =
  | "contact.none"
  | "contact.tooYoung"
  | "address.none"
  | "address.tooYoung"
  | "subject.notLiving"
  | "subject.mustMeet"
  | "reissue.open"
  | "reissue.neverSo"
  | "means.unknown"
  | "act.noEffect";

type Known = Omit<ActFacts, "proofs" | "requester">;

const HOURS_A_DAY = 24;

// CPR status of people whose number no longer stands for somebody who can use a MitID (domain.md §8.2).
const NOT_LIVING: ReadonlySet<string> = new Set(["30", "50", "60", "70", "90"]);

export function reissueRefusals(policy: Policy, facts: Known): readonly ReissueRefusal[] {
  return [...livingRefusals(facts), ...meansRefusals(facts), ...wayRefusals(policy, facts)].concat(
    // A code on paper is fetched at a counter.
    facts.delivery === "paper" ? [] : meetingRefusals(policy, facts),
    // A newer activation code kills the older one; of everything else one is enough.
    facts.isOpenAlready && facts.kind !== "activationCode" ? ["reissue.open"] : [],
  );
}

/** Too much was lost lately: nothing opens before somebody has seen the person, and a clerk has. */
export const meetingRefusals = (
  policy: Policy,
  { mover, failuresLately }: Pick<ActFacts, "mover" | "failuresLately">,
): readonly "subject.mustMeet"[] =>
  mover !== "clerk" && mustMeet(failuresLately, policy.questions) ? ["subject.mustMeet"] : [];

/** An unknown status is not a living person: nothing is opened on what is not known. */
export function livingRefusals({ cprStatus }: Pick<Known, "cprStatus">): readonly ReissueRefusal[] {
  return cprStatus === null || NOT_LIVING.has(cprStatus) ? ["subject.notLiving"] : [];
}

/** An activation code is for one means that waits for it, or enrols a new app; a PIN is for an app. */
function meansRefusals({ kind, means, orderedMeans }: Known): readonly ReissueRefusal[] {
  if (kind === "orderMeans") return orderedMeans === null ? ["means.unknown"] : [];
  if (kind !== "activationCode" || means === null) return [];
  return means.state === "notActivated" ? [] : ["act.noEffect"];
}

function wayRefusals(policy: Policy, facts: Known): readonly ReissueRefusal[] {
  switch (facts.delivery) {
    case "sms":
      return facts.kind === "orderMeans" ? ["reissue.neverSo"] : contactRefusals(policy, facts);
    case "cprAddress":
      return facts.kind === "orderMeans" ? addressRefusals(policy, facts) : ["reissue.neverSo"];
    case "paper":
      return facts.kind === "activationCode" ? [] : ["reissue.neverSo"];
    case null:
      return ["reissue.neverSo"];
    default:
      return facts.delivery satisfies never;
  }
}

// domain.md §1.6: no code to a number that was changed within 120 hours.
function contactRefusals(policy: Policy, { contactAgeHours }: Known): readonly ReissueRefusal[] {
  if (contactAgeHours === null) return ["contact.none"];
  return contactAgeHours < policy.contact.unchangedHours ? ["contact.tooYoung"] : [];
}

function addressRefusals(policy: Policy, { addressAgeDays }: Known): readonly ReissueRefusal[] {
  if (addressAgeDays === null) return ["address.none"];
  return addressAgeDays < policy.reissue.addressAgeDays ? ["address.tooYoung"] : [];
}

/** How long a reissue waits before it leaves: after a contact change, or after a lost verification (product.md §6). */
export function coolingHours(policy: Policy, facts: Known): number {
  const changedHours = policy.reissue.contactChangedWithinDays * HOURS_A_DAY;
  // Whoever has changed the e-mail address holds one of the ways on which the person would be warned.
  const ages = [facts.contactAgeHours, facts.anyContactAgeHours];
  const isContactNew = ages.some((age) => age !== null && age < changedHours);
  const isHandedOver = facts.delivery === "paper";
  const worries = !isHandedOver && (isContactNew || facts.failuresLately > 0);
  // domain.md §1.6: who asks for a PIN without anybody's help waits a day for it.
  const byThemselves = facts.kind === "temporaryPin" && facts.mover === "citizen";
  return Math.max(
    worries ? policy.reissue.coolingHours : 0,
    byThemselves ? policy.reissue.selfServicePinHours : 0,
  );
}
