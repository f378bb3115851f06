/** Staff sessions over Lucia: 15 minutes without use, 10 hours in all (product.md §9). */
import { Lucia, TimeSpan } from "lucia";
import { staffActor, type Actor, type StaffRole } from "../domain/actor.ts";
import { after, hours } from "../domain/duration.ts";
import { sessionAdapter } from "../../db/sessions.ts";
import type { Database } from "../../db/database.ts";

export interface StaffSession {
  readonly staffId: string;
  readonly username: string;
  readonly displayName: string;
  readonly role: StaffRole;
  readonly actor: Actor;
}

export interface Sessions {
  /** Who is behind this cookie header, and the cookie to send back where it was prolonged or has ended. */
  find(
    cookieHeader: string | null,
  ): Promise<{ readonly staff: StaffSession | null; readonly setCookie: string | null }>;
  /** Begins a session; resolves with the Set-Cookie value. */
  begin(staffId: string, now: Date): Promise<string>;
  /** Ends the session of this cookie header; resolves with the Set-Cookie value that blanks it. */
  end(cookieHeader: string | null): Promise<string>;
}

const IDLE = new TimeSpan(15, "m");

/** `secure` follows the scheme of PUBLIC_BASE_URL: a plain http demo could not keep a secure cookie. */
export function createSessions(database: Database, options: { readonly secure: boolean }): Sessions {
  const lucia = new Lucia(sessionAdapter(database), {
    sessionExpiresIn: IDLE,
    sessionCookie: {
      name: "fl_session",
      expires: false,
      attributes: { secure: options.secure, sameSite: "lax", path: "/" },
    },
    getUserAttributes: ({ username, displayName, role }) => ({ username, displayName, role }),
    getSessionAttributes: ({ absoluteExpiresAt }) => ({ absoluteExpiresAt }),
  });

  const blank = () => lucia.createBlankSessionCookie().serialize();

  // Lucia throws on a malformed percent sign; a broken cookie is no cookie.
  const tokenIn = (header: string | null): string | null => {
    try {
      return header === null ? null : lucia.readSessionCookie(header);
    } catch {
      return null;
    }
  };

  return {
    find: async (header) => {
      const token = tokenIn(header);
      if (token === null) return { staff: null, setCookie: null };
      const { session, user } = await lucia.validateSession(token);
      if (session === null) return { staff: null, setCookie: blank() };
      const { id: staffId, username, displayName, role } = user;
      const staff = {
        staffId,
        username,
        displayName,
        role,
        actor: staffActor(staffId, role),
      };
      return { staff, setCookie: session.fresh ? lucia.createSessionCookie(token).serialize() : null };
    },
    begin: async (staffId, now) => {
      const session = await lucia.createSession(staffId, { absoluteExpiresAt: after(now, hours(10)) });
      return lucia.createSessionCookie(session.id).serialize();
    },
    end: async (header) => {
      const token = tokenIn(header);
      if (token !== null) await lucia.invalidateSession(token);
      return blank();
    },
  };
}
