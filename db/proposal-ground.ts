/** The ground a proposal stands on as it is now: case, identity, policy. Compared with what it was built on. */
import { z } from "zod";
import type { Basis } from "../app/domain/four-eyes/proposal.ts";
import type { Tx } from "./database.ts";
import { currentPolicy } from "./policy.ts";
import { newestPolicy } from "./policy-versions.ts";
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

export interface Standing {
  readonly caseId: string | null;
  readonly citizenId: string | null;
}

/** What a proposal of this kind about this case and person would be built on now. */
export async function groundNow(
  tx: Tx,
  vault: Vault,
  { caseId, citizenId }: Standing,
  now: Date,
): Promise<Basis> {
  const { id: policyId } = await currentPolicy(tx, now);
  if (caseId === null || citizenId === null)
    return {
      caseVersion: null,
      identityVersion: null,
      policyId,
      newestPolicyId: (await newestPolicy(tx)).id,
    };
  const look = await newestLook(tx, vault, citizenId);
  return {
    caseVersion: await caseVersion(tx, caseId),
    identityVersion: look?.version ?? null,
    policyId,
    newestPolicyId: null,
  };
}
