/** The ground a proposal stands on as it is now: case, identity, policy. Compared with what it was built on. */
import { z } from "zod";
import type { Basis } from "../app/domain/four-eyes/proposal.ts";
import type { Tx } from "./database.ts";
import { newestPolicyId } from "./policy-versions.ts";
import type { Vault } from "./vault.ts";

/**
 * Events of a case that a decision could rest on. Calls, notes, looks and the proposals themselves do not count: a
 * caller who hangs up must not make a right proposal stale.
 */
const WEIGHTY = ["citizen.identified", "level.reached", "round.failed"];
const WEIGHTY_LIKE = ["act.%", "representation.%"];

/** How many things that weigh have happened in the case; only ever grows. */
export async function caseVersion(tx: Tx, caseId: string): Promise<number> {
  const { count } = await tx
    .selectFrom("caseEvents")
    .where("caseId", "=", caseId)
    .where((eb) =>
      eb.or([eb("kind", "in", WEIGHTY), ...WEIGHTY_LIKE.map((pattern) => eb("kind", "like", pattern))]),
    )
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

export interface NewestLook {
  readonly version: number;
  readonly at: Date;
}

const versionShape = z.object({ version: z.number() });

/** MitID's newest answer about this person, in whichever case somebody looked; null where nobody has. */
export async function newestLook(tx: Tx, vault: Vault, citizenId: string): Promise<NewestLook | null> {
  const row = await tx
    .selectFrom("lookups")
    .where("citizenId", "=", citizenId)
    .where("system", "=", "mitid")
    .where("outcome", "=", "found")
    .orderBy("at", "desc")
    .select(["snapshotCipher", "snapshotKeyId", "at"])
    .executeTakeFirst();
  if (row === undefined || row.snapshotCipher === null || row.snapshotKeyId === null) return null;
  const opened = vault.open({ cipher: row.snapshotCipher, keyId: row.snapshotKeyId });
  return { version: versionShape.parse(JSON.parse(opened)).version, at: row.at };
}

/**
 * The newest version that MitID's own log has told of, where somebody else or MitID itself changed the identity. What
 * is ours weighs in the case. An epoch that is over counts no longer: its versions began anew.
 */
async function toldVersion(tx: Tx, citizenId: string): Promise<number> {
  const row = await tx
    .selectFrom("mitidChanges")
    .innerJoin("citizens", "citizens.mitidUuid", "mitidChanges.mitidUuid")
    .innerJoin("mitidLogCursor", "mitidLogCursor.epoch", "mitidChanges.epoch")
    .where("citizens.id", "=", citizenId)
    .where("mitidChanges.meaning", "in", ["foreign", "byItself"])
    .select((eb) => eb.fn.max("mitidChanges.version").as("version"))
    .executeTakeFirst();
  return row?.version ?? 0;
}

export interface Standing {
  readonly caseId: string | null;
  readonly citizenId: string | null;
}

/** What a proposal of this kind about this case and person would be built on now, under the policy in force. */
export async function groundNow(
  tx: Tx,
  vault: Vault,
  { caseId, citizenId }: Standing,
  policyId: number,
): Promise<Basis> {
  if (caseId === null || citizenId === null)
    return {
      caseVersion: null,
      identityVersion: null,
      policyId,
      newestPolicyId: await newestPolicyId(tx),
    };
  const look = await newestLook(tx, vault, citizenId);
  return {
    caseVersion: await caseVersion(tx, caseId),
    // Where nobody has looked, a line of the log is no picture to decide on.
    identityVersion: look === null ? null : Math.max(look.version, await toldVersion(tx, citizenId)),
    policyId,
    newestPolicyId: null,
  };
}
