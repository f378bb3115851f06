/** The word in a stop link: made anew from the act's id by the vault's key, so that it is stored nowhere. */
import type { Vault } from "../../db/vault.ts";

/** 43 characters that nobody can guess; only its own keyed hash is in the database. */
export const stopTokenOf = (vault: Vault, actId: string): string =>
  vault.index("stopToken", actId).toString("base64url");
