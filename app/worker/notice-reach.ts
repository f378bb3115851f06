/** How the person on file can be reached now: what MitID has of them, and what Digital Post has. */
import { cprOf } from "../../db/citizens.ts";
import type { NoticeToDeliver } from "../../db/notices.ts";
import type { AddressedWay } from "../commands/prepare-notices.ts";
import { systemActor } from "../domain/actor.ts";
import { SystemDown } from "../domain/faults.ts";
import type { NoticeWay, Post } from "../domain/protection/notices.ts";
import type { NoticeContext } from "./context.ts";

const WORKER = systemActor("worker");

type Contacts = Readonly<Record<"sms" | "email", readonly string[]>>;

const NOBODY: Contacts = { sms: [], email: [] };

export async function contactsOf(context: NoticeContext, uuid: string | null): Promise<Contacts> {
  if (uuid === null) return NOBODY;
  const contacts = await context.ports.mitid.contactPoints(uuid);
  const of = (wanted: "phone" | "email") =>
    contacts.filter(({ kind }) => kind === wanted).map(({ value }) => value);
  return { sms: of("phone"), email: of("email") };
}

export function addressed(context: NoticeContext, way: NoticeWay, known: Contacts): AddressedWay {
  if (way.channel !== "sms" && way.channel !== "email") return way;
  const to = known[way.channel][way.ordinal];
  return to === undefined ? way : { ...way, recipientIndex: context.vault.index("contact", to) };
}

/** The contact that the notice was made for, whatever else is on file by now; undefined where it was removed. */
export async function recipientOf(
  context: NoticeContext,
  { mitidUuid, recipientIndex, recipientOrdinal }: NoticeToDeliver,
  channel: "sms" | "email",
): Promise<string | undefined> {
  const known = (await contactsOf(context, mitidUuid))[channel];
  if (recipientIndex === null) return known[recipientOrdinal];
  return known.find((to) => context.vault.index("contact", to).equals(recipientIndex));
}

/** Nobody waits for Digital Post to answer: the letter finds its way when it is sent. */
export async function postOf(context: NoticeContext, citizenId: string): Promise<Post> {
  try {
    const cpr = await context.database.read(WORKER, (tx) => cprOf(tx, context.vault, citizenId));
    if (cpr === null) return { mailbox: "none", hasNemSms: false };
    const { digitalPost, nemSms } = await context.ports.digitalPost.contactStatus(cpr);
    return { mailbox: digitalPost === "registered" ? "registered" : "none", hasNemSms: nemSms };
  } catch (error) {
    if (!(error instanceof SystemDown)) throw error;
    return { mailbox: "silent", hasNemSms: false };
  }
}
