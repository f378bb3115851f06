/** What a simulator was asked and what became of it, newest last; never a personal number. */

export interface LogEntry {
  /** ISO instant. */
  readonly at: string;
  readonly operation: string;
  /** The system's own id of whom it was about; null where nobody was found. */
  readonly subject: string | null;
  /** Idempotency key or message id of the request, null where it has none. */
  readonly key: string | null;
  readonly outcome: string;
  /** The thing acted on, such as an authenticator's id. */
  readonly target?: string;
}

export interface EventLog {
  append(entry: LogEntry): void;
  list(): readonly LogEntry[];
  clear(): void;
}

const MOST_ENTRIES = 20_000;

export function createEventLog(): EventLog {
  const entries: LogEntry[] = [];
  return {
    append(entry) {
      entries.push(entry);
      if (entries.length > MOST_ENTRIES) entries.shift();
    },
    list: () => [...entries],
    clear: () => void entries.splice(0),
  };
}
