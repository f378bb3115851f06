/** The simulated register: an entry for each identity, and the numbered log of what has changed. */
import type { DemoPerson } from "../../people.ts";
import type { MitidChange } from "../port.ts";
import type { Entry } from "./entry.ts";
import type { NewChange } from "./rules/verdict.ts";
import { settle } from "./rules/settle.ts";
import { entryOf } from "./seed.ts";

export interface Identities {
  find(fits: (entry: Entry) => boolean): Entry | null;
  /** In any case of the letters. */
  byUuid(uuid: string): Entry | null;
  all(): readonly Entry[];
  /**
   * Keeps the entry, one version on for each line that the log gets.
   * `orderKey` is the idempotency key of the order behind it, null where there was none.
   */
  keep(entry: Entry, changes: readonly NewChange[], orderKey: string | null): void;
  changes(): readonly MitidChange[];
  reset(): void;
}

export function createIdentities(people: readonly DemoPerson[], now: () => Date): Identities {
  let entries = new Map<string, Entry>();
  let log: MitidChange[] = [];

  const keep: Identities["keep"] = (entry, made, orderKey) => {
    const { uuid: identityUuid, version } = entry.identity;
    const lines = made.map((change, index) => ({ ...change, version: version + index + 1 }));
    log.push(
      ...lines.map((one, index) => ({ number: log.length + index + 1, identityUuid, orderKey, ...one })),
    );
    const identity = { ...entry.identity, version: version + made.length };
    entries.set(identityUuid, { ...entry, identity });
  };
  // What ends by itself is found ended at its own time by whoever looks first, the earliest before the later.
  const settleAll = (): void => {
    const ended = [...entries.values()].flatMap((entry) => settle(entry, now()) ?? []);
    const [first] = ended.sort((left, right) => (left.at < right.at ? -1 : 1));
    if (first === undefined) return;
    keep(first.entry, first.changes, null);
    settleAll();
  };
  const all = () => {
    settleAll();
    return [...entries.values()];
  };
  const reset = () => {
    entries = new Map(people.map((person) => [person.mitid.identityUuid, entryOf(person, now())]));
    log = [];
  };
  reset();

  return {
    all,
    keep,
    reset,
    find: (fits) => all().find(fits) ?? null,
    byUuid: (uuid) => all().find((entry) => entry.identity.uuid === uuid.toLowerCase()) ?? null,
    changes() {
      settleAll();
      return log;
    },
  };
}
