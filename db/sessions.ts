/** Staff sessions for Lucia: stored under the SHA-256 of the token, with an end that no use prolongs. */
import { createHash } from "node:crypto";
import type { Adapter, DatabaseSession, DatabaseUser, Lucia, UserId } from "lucia";
import type { Actor, StaffRole } from "../app/domain/actor.ts";
import { systemActor } from "../app/domain/actor.ts";
import type { Database } from "./database.ts";

/** What a session says of its holder. */
export interface HolderAttributes {
  username: string;
  displayName: string;
  role: StaffRole;
}

/** The end of a session that no use prolongs. */
export interface SessionEnd {
  absoluteExpiresAt: Date;
}

declare module "lucia" {
  interface Register {
    Lucia: Lucia<SessionEnd, HolderAttributes>;
    DatabaseUserAttributes: HolderAttributes;
    DatabaseSessionAttributes: SessionEnd;
  }
}

const SESSIONS: Actor = systemActor("sessions");
const stored = (token: string): string => createHash("sha256").update(token).digest("hex");

/** Lucia's adapter; the token that the browser holds is never stored. */
export function sessionAdapter(database: Database): Adapter {
  return {
    getSessionAndUser: (token) => findSession(database, token),
    getUserSessions: (userId) => sessionsOf(database, userId),
    setSession: (session) =>
      database.transact(SESSIONS, async (tx) => {
        const { id, userId, expiresAt, attributes } = session;
        const { absoluteExpiresAt } = attributes;
        await tx
          .insertInto("sessions")
          .values({ id: stored(id), staffId: userId, expiresAt, absoluteExpiresAt })
          .execute();
      }),
    updateSessionExpiration: (token, expiresAt) =>
      database.transact(SESSIONS, async (tx) => {
        await tx.updateTable("sessions").set({ expiresAt }).where("id", "=", stored(token)).execute();
      }),
    deleteSession: (token) =>
      database.transact(SESSIONS, async (tx) => {
        await tx.deleteFrom("sessions").where("id", "=", stored(token)).execute();
      }),
    deleteUserSessions: (userId) =>
      database.transact(SESSIONS, async (tx) => {
        await tx.deleteFrom("sessions").where("staffId", "=", userId).execute();
      }),
    deleteExpiredSessions: () =>
      database.transact(SESSIONS, async (tx) => {
        await tx.deleteFrom("sessions").where("expiresAt", "<=", new Date()).execute();
      }),
  };
}

// A blocked member of staff has no session from that instant (product.md §9).
function findSession(
  database: Database,
  token: string,
): Promise<[DatabaseSession | null, DatabaseUser | null]> {
  return database.read(SESSIONS, async (tx) => {
    const row = await tx
      .selectFrom("sessions")
      .innerJoin("staff", "staff.id", "sessions.staffId")
      .where("sessions.id", "=", stored(token))
      .where("staff.blockedAt", "is", null)
      .select(["sessions.staffId", "sessions.expiresAt", "sessions.absoluteExpiresAt"])
      .select(["staff.username", "staff.displayName", "staff.role"])
      .executeTakeFirst();
    if (row === undefined) return [null, null];
    const { staffId, expiresAt, absoluteExpiresAt, username, displayName, role } = row;
    const end = expiresAt < absoluteExpiresAt ? expiresAt : absoluteExpiresAt;
    return [
      { id: token, userId: staffId, expiresAt: end, attributes: { absoluteExpiresAt } },
      { id: staffId, attributes: { username, displayName, role } },
    ];
  });
}

function sessionsOf(database: Database, userId: UserId): Promise<DatabaseSession[]> {
  return database.read(SESSIONS, async (tx) => {
    const rows = await tx.selectFrom("sessions").where("staffId", "=", userId).selectAll().execute();
    return rows.map((row) => ({
      id: row.id,
      userId: row.staffId,
      expiresAt: row.expiresAt,
      attributes: { absoluteExpiresAt: row.absoluteExpiresAt },
    }));
  });
}
