/** What every command gets: the database, the vault and the time. A command is one verb in one transaction. */
import type { Database } from "../../db/database.ts";
import type { Vault } from "../../db/vault.ts";

export interface CommandContext {
  readonly database: Database;
  readonly vault: Vault;
  /** The present instant; values of time enter here and nowhere deeper. */
  readonly clock: () => Date;
}
