/** Writes a letter for the printer: the register is asked where its reader lives, and the look is on record. */
import { writeAudit } from "../../db/audit.ts";
import { hasOpenCaseAbout } from "../../db/cases.ts";
import { cprOf } from "../../db/citizens.ts";
import type { Tx } from "../../db/database.ts";
import { keepPrinted, letterToSend } from "../../db/letters.ts";
import { addLookup } from "../../db/lookups.ts";
import { noticeForDelivery, type NoticeToDeliver } from "../../db/notices.ts";
import { currentPolicy } from "../../db/policy.ts";
import { tell } from "../../db/topics.ts";
import type { CprPerson } from "../../integrations/cpr/port.ts";
import { endLetter } from "../commands/end-letter.ts";
import type { Actor } from "../domain/actor.ts";
import { noticeStillHolds } from "../domain/protection/notice-truth.ts";
import { mayPost, unaddressed } from "../domain/protection/paper.ts";
import { postAllows } from "../domain/protection/post.ts";
import { allow, refuse, type Ruling } from "../domain/ruling.ts";
import { ask, snapshotOf, type Answer } from "./ask.ts";
import type { LookupContext } from "./frame.ts";

export interface PrintedLetter {
  readonly id: string;
  readonly caseNumber: string;
  readonly language: "da" | "en";
  /** Who writes, how to reach them, when, and about which case, a line each. */
  readonly head: readonly string[];
  readonly label: string;
  readonly paragraphs: readonly string[];
  /** Name, street with number, postal code and district, a line each. */
  readonly address: readonly string[];
}

export interface PrintLetter {
  readonly actor: Actor;
  readonly letterId: string;
  /** The words of the notice as it is to be told now, in a letter of this case and this day. */
  readonly write: (
    notice: NoticeToDeliver,
    of: { readonly caseNumber: string; readonly at: Date },
  ) => Pick<PrintedLetter, "head" | "label" | "paragraphs">;
}

export type PrintRefusal =
  | "letter.none"
  | "letter.noAddress"
  | "letter.overtaken"
  | "letter.ownCase"
  | "mover.notAllowed"
  | "identify.systemDown";

type Printing = Ruling<PrintedLetter, PrintRefusal>;

const PURPOSE = "letter";

/** Printed again it is written anew: a jam in the printer loses nothing, and what no longer holds is not printed. */
export async function printLetter(context: LookupContext, order: PrintLetter): Promise<Printing> {
  const { database, vault, ports } = context;
  const { actor, letterId } = order;
  if (actor.kind !== "agent" || !mayPost(actor.role)) return refuse("mover.notAllowed");
  const reader = await database.transact(actor, async (tx) => {
    const letter = await letterToSend(tx, letterId);
    if (letter === undefined) return null;
    const { citizenId } = letter;
    return { cpr: await cprOf(tx, vault, citizenId), isOwn: await hasOpenCaseAbout(tx, actor.id, citizenId) };
  });
  if (reader === null) return refuse("letter.none");
  if (reader.isOwn) return refuse("letter.ownCase");
  const answer = await ask(reader.cpr === null ? Promise.resolve(null) : ports.cpr.findPerson(reader.cpr));
  return database.transact(actor, async (tx): Promise<Printing> => {
    const letter = await letterToSend(tx, letterId);
    if (letter === undefined) return refuse("letter.none");
    await recordLook(tx, context, order, { ...letter, answer });
    if (answer.outcome === "systemDown") return refuse("identify.systemDown");
    const notice = await noticeForDelivery(tx, letter.noticeId);
    const end = (why: Parameters<typeof endLetter>[3]["why"]) =>
      endLetter(tx, actor, { ...letter, letterId }, { why, now: context.clock() });
    if (notice === undefined || !noticeStillHolds(notice)) {
      await end("overtaken");
      return refuse("letter.overtaken");
    }
    const away = answer.outcome === "notFound" ? "notInRegister" : nobodyThere(answer.value);
    if (away !== null || answer.outcome === "notFound") {
      await end(away ?? "notInRegister");
      return refuse("letter.noAddress");
    }
    const { caseNumber, language } = letter;
    const now = context.clock();
    const text = order.write(await asItLeaves(tx, notice, now), { caseNumber, at: now });
    await keepPrinted(tx, vault, letterId, { ...text, now });
    await tell(tx, "letters");
    return allow({ id: letterId, caseNumber, language, ...text, address: linesOf(answer.value) });
  });
}

/** The letter has to arrive first: what it tells of leaves no earlier than if it is posted today. */
async function asItLeaves(tx: Tx, notice: NoticeToDeliver, now: Date): Promise<NoticeToDeliver> {
  if (notice.template !== "coolingOff" || notice.notBefore === null) return notice;
  const from = postAllows((await currentPolicy(tx, now)).rules, {
    by: "letter",
    state: "posted",
    postedAt: now,
  });
  return from instanceof Date && from > notice.notBefore ? { ...notice, notBefore: from } : notice;
}

const nobodyThere = ({ status, facts: { street } }: CprPerson) => unaddressed({ status, street });

const linesOf = ({ givenName, surname, facts, postalDistrict }: CprPerson): readonly string[] => [
  `${givenName} ${surname}`,
  facts.street,
  `${facts.postalCode} ${postalDistrict}`,
];

interface Looked {
  readonly caseId: string;
  readonly citizenId: string;
  readonly answer: Answer<CprPerson>;
}

async function recordLook(
  tx: Tx,
  { vault }: LookupContext,
  { actor, letterId }: PrintLetter,
  { caseId, citizenId, answer }: Looked,
): Promise<void> {
  const { outcome } = answer;
  const look = { caseId, citizenId, system: "cpr", purpose: PURPOSE, outcome };
  await addLookup(tx, vault, actor, { ...look, snapshot: snapshotOf(answer) });
  const seen = outcome === "systemDown" ? "failed" : "seen";
  const entry = { action: "citizen.look", outcome: seen, purpose: PURPOSE, caseId, citizenId } as const;
  await writeAudit(tx, actor, { ...entry, facts: { system: "cpr", result: outcome, letterId } });
}
