/**
 * What a lookup gets: a command's tools and the systems it may ask. A lookup asks first, outside any transaction,
 * and then writes the answer together with the record of the look; nothing is handed on before that is committed.
 */
import type { CommandContext } from "../commands/frame.ts";
import type { CprPort } from "../../integrations/cpr/port.ts";
import type { MitidPort } from "../../integrations/mitid/port.ts";

export interface LookupContext extends CommandContext {
  readonly ports: { readonly mitid: MitidPort; readonly cpr: CprPort };
}
