/** Scores a passport or licence number against the register; the register's own number never leaves the server. */
import { randomUUID } from "node:crypto";
import { addCaseEvent } from "../../../db/cases.ts";
import { lockSubject } from "../../../db/acts.ts";
import type { Tx } from "../../../db/database.ts";
import { insertTry } from "../../../db/document-tries.ts";
import { latestPerson, type StoredPerson } from "../../../db/lookups.ts";
import { currentPolicy } from "../../../db/policy.ts";
import { documentFacts } from "../../../db/proof-facts.ts";
import { tell } from "../../../db/topics.ts";
import type { Actor } from "../../domain/actor.ts";
import type { PolicyVersion } from "../../domain/policy/policy.ts";
import { allow, refuse, type Ruling } from "../../domain/ruling.ts";
import {
  documentOutcome,
  documentRefusal,
  normaliseDocumentNumber,
  type DocumentOutcome,
  type NumberedDocument,
} from "../../domain/verification/document-number.ts";
import type { ProofLevel } from "../../domain/verification/level.ts";
import type { CommandContext } from "../frame.ts";
import { levelHad, prove } from "../reach-level.ts";
import {
  recordDone,
  refuseOnRecord,
  subjectCase,
  type SubjectCase,
  type SubjectRefusal,
} from "./subject-case.ts";

export interface CheckDocumentNumber {
  readonly actor: Actor;
  readonly caseNumber: string;
  readonly document: NumberedDocument;
  /** As typed. */
  readonly number: string;
}

export type DocumentRefusal =
  | SubjectRefusal
  | "document.malformed"
  | "document.tooManyTries"
  | "document.registerSilent"
  | "subject.mustMeet";

export interface CheckedDocument {
  /** `unknown`: the register knows of no such document. */
  readonly outcome: DocumentOutcome;
  readonly level: ProofLevel;
}

const ACTION = "document.check" as const;

/** Every number that could be compared is a try, right or wrong. */
export function checkDocumentNumber(
  context: CommandContext,
  order: CheckDocumentNumber,
): Promise<Ruling<CheckedDocument, DocumentRefusal>> {
  const { actor, caseNumber, document } = order;
  return context.database.transact(actor, async (tx) => {
    const found = await subjectCase(tx, actor, caseNumber);
    if (!found.allowed) return found;
    const number = normaliseDocumentNumber(order.number);
    if (number === null) return refuse("document.malformed");
    const ours = found.value;
    const { citizenId } = ours;
    const now = context.clock();
    const policy = await currentPolicy(tx, now);
    await lockSubject(tx, citizenId);
    const scene = { asker: actor.kind, caseId: ours.id, citizenId, policy: policy.rules, now };
    const facts = await documentFacts(tx, scene);
    const attempt = { actor, action: ACTION, ours, facts: { document } };
    const refusal = documentRefusal(policy.rules, facts);
    if (refusal !== null) return refuseOnRecord(tx, attempt, refusal);
    const person = await latestPerson(tx, context.vault, ours.id, citizenId);
    if (person === null) return refuseOnRecord(tx, attempt, "document.registerSilent");
    return score(tx, context, { actor, ours, policy, now, document, number }, person);
  });
}

interface Scene {
  readonly actor: Actor;
  readonly ours: SubjectCase;
  readonly policy: PolicyVersion;
  readonly now: Date;
  readonly document: NumberedDocument;
  /** Normalised. */
  readonly number: string;
}

async function score(
  tx: Tx,
  { vault }: CommandContext,
  { actor, ours, policy, now, document, number }: Scene,
  { facts }: StoredPerson,
): Promise<Ruling<CheckedDocument, never>> {
  const known = document === "passport" ? facts.passportNumber : facts.drivingLicenceNumber;
  const outcome = documentOutcome(known, number);
  const of = { prover: actor, caseId: ours.id, citizenId: ours.citizenId };
  await insertTry(tx, vault, { ...of, id: randomUUID(), document, outcome, number, at: now });
  await addCaseEvent(tx, actor, ours.id, "document.checked", { document, outcome });
  await recordDone(tx, { actor, action: ACTION, ours, facts: { document, outcome } });
  const proven = { ...of, policy, now };
  const isProven = outcome === "matches";
  const level = isProven ? await prove(tx, actor, "documentNumber", proven) : await levelHad(tx, proven);
  await tell(tx, `case:${ours.id}`);
  return allow({ outcome, level });
}
