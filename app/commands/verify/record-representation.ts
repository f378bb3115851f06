/** Somebody else asks on the person's behalf: with the paper that carries it a proof, without it only a note for four eyes. */
import { addCaseEvent } from "../../../db/cases.ts";
import { currentPolicy } from "../../../db/policy.ts";
import { insertRepresentation } from "../../../db/representations.ts";
import { tell } from "../../../db/topics.ts";
import type { Actor } from "../../domain/actor.ts";
import { allow, refuse, type Ruling } from "../../domain/ruling.ts";
import type { ProofLevel } from "../../domain/verification/level.ts";
import {
  isDocumented,
  type Documentation,
  type ThirdParty,
} from "../../domain/verification/representation.ts";
import { holdsCpr } from "../add-note.ts";
import type { CommandContext } from "../frame.ts";
import { levelHad, prove } from "../reach-level.ts";
import { recordDone, refuseOnRecord, subjectCase, type SubjectRefusal } from "./subject-case.ts";

export interface RecordRepresentation {
  readonly actor: Actor;
  readonly caseNumber: string;
  readonly requester: ThirdParty;
  readonly documentation: Documentation;
  /** Number of the order, certificate or journal; at most 60 characters, no personal number. */
  readonly reference: string | null;
}

export type RepresentationRefusal =
  | SubjectRefusal
  | "representation.referenceMissing"
  | "representation.referenceTooLong"
  | "representation.personalNumber"
  | "representation.wrongPaper";

export interface Represented {
  /** False: nothing may be done on it before a colleague has approved. */
  readonly isDocumented: boolean;
  readonly level: ProofLevel;
}

const ACTION = "representation.record" as const;
const LONGEST_REFERENCE = 60;

export function recordRepresentation(
  context: CommandContext,
  order: RecordRepresentation,
): Promise<Ruling<Represented, RepresentationRefusal>> {
  const { actor, requester, documentation } = order;
  const reference = order.reference?.trim() ?? "";
  return context.database.transact(actor, async (tx) => {
    const found = await subjectCase(tx, actor, order.caseNumber);
    if (!found.allowed) return found;
    const ours = found.value;
    const attempt = { actor, action: ACTION, ours, facts: { requester, documentation } };
    const fault = faultOf(order, reference);
    // What was typed may be a personal number: it is refused without being kept anywhere.
    if (fault === "representation.wrongPaper") return refuseOnRecord(tx, attempt, fault);
    if (fault !== null) return refuse(fault);
    const now = context.clock();
    const of = { prover: actor, caseId: ours.id, citizenId: ours.citizenId };
    const kept = { requester, documentation, reference: reference === "" ? null : reference, at: now };
    await insertRepresentation(tx, { ...of, ...kept });
    await addCaseEvent(tx, actor, ours.id, "representation.recorded", { requester, documentation });
    await recordDone(tx, attempt);
    const proven = { ...of, policy: await currentPolicy(tx, now), now };
    const carries = isDocumented(requester, documentation);
    const level = carries ? await prove(tx, actor, "representation", proven) : await levelHad(tx, proven);
    await tell(tx, `case:${ours.id}`);
    return allow({ isDocumented: carries, level });
  });
}

type Fault = Exclude<RepresentationRefusal, SubjectRefusal>;

/** A paper that does not carry this requester is none: it must not lie on file as if it did. */
function faultOf({ requester, documentation }: RecordRepresentation, reference: string): Fault | null {
  if (reference.length > LONGEST_REFERENCE) return "representation.referenceTooLong";
  if (holdsCpr(reference)) return "representation.personalNumber";
  if (documentation === "none") return null;
  if (!isDocumented(requester, documentation)) return "representation.wrongPaper";
  return reference === "" ? "representation.referenceMissing" : null;
}
