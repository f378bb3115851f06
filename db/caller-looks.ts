/** What MitID said when somebody with a blocking code asked for one means only: read back sealed, for that choice alone. */
import { z } from "zod";
import { callerOf, type Actor } from "../app/domain/actor.ts";
import {
  AUTHENTICATOR_KINDS,
  AUTHENTICATOR_STATES,
  IDENTITY_STATES,
} from "../app/domain/protection/means.ts";
import type { Tx } from "./database.ts";
import type { Vault } from "./vault.ts";

const seenShape = z.object({
  state: z.enum(IDENTITY_STATES),
  version: z.number(),
  authenticators: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(AUTHENTICATOR_KINDS),
      state: z.enum(AUTHENTICATOR_STATES),
      serialSuffix: z.string().nullable(),
    }),
  ),
});
export type SeenIdentity = z.infer<typeof seenShape>;

export interface CallerLook {
  readonly outcome: "found" | "notFound" | "systemDown";
  /** Null unless found. */
  readonly identity: SeenIdentity | null;
}

/** The last look of this call at this person's MitID; undefined where there was none. */
export function lastLookOfCaller(
  tx: Tx,
  vault: Vault,
  { callSid, citizenId }: { readonly callSid: string; readonly citizenId: string },
): Promise<CallerLook | undefined> {
  return lastLookOf(tx, vault, { actor: callerOf(callSid), citizenId });
}

/** The same for whoever stands behind `actor`: a call, or a visit to the web. */
export async function lastLookOf(
  tx: Tx,
  vault: Vault,
  of: { readonly actor: Actor; readonly citizenId: string },
): Promise<CallerLook | undefined> {
  const row = await tx
    .selectFrom("lookups")
    .where("citizenId", "=", of.citizenId)
    .where("system", "=", "mitid")
    .where("actorKind", "=", of.actor.kind)
    .where("actorId", "=", of.actor.id)
    .orderBy("at", "desc")
    .select(["outcome", "snapshotCipher", "snapshotKeyId"])
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { outcome, snapshotCipher, snapshotKeyId } = row;
  if (snapshotCipher === null || snapshotKeyId === null) return { outcome, identity: null };
  const opened: unknown = JSON.parse(vault.open({ cipher: snapshotCipher, keyId: snapshotKeyId }));
  return { outcome, identity: seenShape.parse(opened) };
}
