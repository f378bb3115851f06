/** What MitID said when a caller with a blocking code asked for one means only: read back sealed, by the menu alone. */
import { z } from "zod";
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
export async function lastLookOfCaller(
  tx: Tx,
  vault: Vault,
  of: { readonly callSid: string; readonly citizenId: string },
): Promise<CallerLook | undefined> {
  const row = await tx
    .selectFrom("lookups")
    .where("citizenId", "=", of.citizenId)
    .where("system", "=", "mitid")
    .where("actorKind", "=", "caller")
    .where("actorId", "=", of.callSid)
    .orderBy("at", "desc")
    .select(["outcome", "snapshotCipher", "snapshotKeyId"])
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { outcome, snapshotCipher, snapshotKeyId } = row;
  if (snapshotCipher === null || snapshotKeyId === null) return { outcome, identity: null };
  const opened: unknown = JSON.parse(vault.open({ cipher: snapshotCipher, keyId: snapshotKeyId }));
  return { outcome, identity: seenShape.parse(opened) };
}
