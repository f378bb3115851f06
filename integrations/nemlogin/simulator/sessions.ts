/** Who is logged in to what in the simulated NemLog-in, oldest first. */
import { randomUUID } from "node:crypto";

export interface Session {
  readonly id: string;
  readonly identityUuid: string;
  /** Where the person is logged in, such as "borger.dk". */
  readonly service: string;
  readonly startedAt: string;
  /** Null while it runs. */
  readonly endedAt: string | null;
}

export interface Sessions {
  start(identityUuid: string, service: string): Session;
  /** Ends what runs; gives how many that were. */
  endAll(identityUuid: string): number;
  /** When the person's last session ended, null where there never was one or one still runs. */
  lastEnd(identityUuid: string): string | null;
  list(): readonly Session[];
  reset(): void;
}

export function createSessions(now: () => Date): Sessions {
  let sessions: readonly Session[] = [];
  const isRunning = (session: Session, identityUuid: string) =>
    session.identityUuid === identityUuid && session.endedAt === null;

  return {
    list: () => sessions,
    reset: () => void (sessions = []),
    start(identityUuid, service) {
      const startedAt = now().toISOString();
      const session = { id: randomUUID(), identityUuid, service, startedAt, endedAt: null };
      sessions = [...sessions, session];
      return session;
    },
    endAll(identityUuid) {
      const running = sessions.filter((session) => isRunning(session, identityUuid)).length;
      const endedAt = now().toISOString();
      sessions = sessions.map((one) => (isRunning(one, identityUuid) ? { ...one, endedAt } : one));
      return running;
    },
    lastEnd(identityUuid) {
      const ends = sessions.filter((one) => one.identityUuid === identityUuid).map((one) => one.endedAt);
      return ends.includes(null) ? null : (ends.toSorted().at(-1) ?? null);
    },
  };
}
