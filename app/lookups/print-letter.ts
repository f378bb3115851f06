/** Opens a sealed letter for the printer: the register is asked where its reader lives, and the look is on record. */
import { writeAudit } from "../../db/audit.ts";
import { cprOf } from "../../db/citizens.ts";
import { letterToSend, moveLetter } from "../../db/letters.ts";
import { addLookup } from "../../db/lookups.ts";
import { tell } from "../../db/topics.ts";
import type { Actor } from "../domain/actor.ts";
import { mayPost } from "../domain/protection/paper.ts";
import { allow, refuse, type Ruling } from "../domain/ruling.ts";
import { ask, snapshotOf } from "./ask.ts";
import type { LookupContext } from "./frame.ts";

export interface PrintedLetter {
  readonly id: string;
  readonly caseNumber: string;
  readonly language: "da" | "en";
  readonly label: string;
  readonly paragraphs: readonly string[];
  /** Name, street with number, and postal code, a line each. */
  readonly address: readonly string[];
}

export type PrintRefusal = "letter.none" | "letter.noAddress" | "mover.notAllowed" | "identify.systemDown";

const PURPOSE = "letter";

/** Printed again it is the same letter: a jam in the printer loses nothing. */
export async function printLetter(
  context: LookupContext,
  { actor, letterId }: { readonly actor: Actor; readonly letterId: string },
): Promise<Ruling<PrintedLetter, PrintRefusal>> {
  const { database, vault, ports } = context;
  if (actor.kind !== "agent" || !mayPost(actor.role)) return refuse("mover.notAllowed");
  const reader = await database.transact(actor, async (tx) => {
    const letter = await letterToSend(tx, vault, letterId);
    return letter === undefined ? null : { cpr: await cprOf(tx, vault, letter.citizenId) };
  });
  if (reader === null) return refuse("letter.none");
  if (reader.cpr === null) return refuse("letter.noAddress");
  const answer = await ask(ports.cpr.findPerson(reader.cpr));
  return database.transact(actor, async (tx): Promise<Ruling<PrintedLetter, PrintRefusal>> => {
    const letter = await letterToSend(tx, vault, letterId);
    if (letter === undefined) return refuse("letter.none");
    const { caseId, citizenId, caseNumber, language, label, paragraphs } = letter;
    const { outcome } = answer;
    const look = { caseId, citizenId, system: "cpr", purpose: PURPOSE, outcome };
    await addLookup(tx, vault, actor, { ...look, snapshot: snapshotOf(answer) });
    const facts = { system: "cpr", result: outcome, letterId };
    const seen = outcome === "systemDown" ? "failed" : "seen";
    const entry = { action: "citizen.look", outcome: seen, purpose: PURPOSE, caseId, citizenId } as const;
    await writeAudit(tx, actor, { ...entry, facts });
    if (answer.outcome === "systemDown") return refuse("identify.systemDown");
    if (answer.outcome === "notFound") return refuse("letter.noAddress");
    await moveLetter(tx, letterId, "printed", context.clock());
    await tell(tx, "letters");
    const { givenName, surname, facts: home } = answer.value;
    const address = [`${givenName} ${surname}`, home.street, home.postalCode];
    return allow({ id: letterId, caseNumber, language, label, paragraphs, address });
  });
}
