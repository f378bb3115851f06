/** Who may see a page: nobody without a session, and only the roles that the page is for. */
import { redirect } from "@remix-run/node";
import type { StaffRole } from "../domain/actor.ts";
import type { RequestContext } from "./context.ts";
import type { StaffSession } from "./session.ts";

/** Roles that answer calls. */
export const DESK_ROLES: readonly StaffRole[] = ["agent", "specialist", "teamLead"];

/**
 * The session's member of staff. Throws a 303 to the log-in, which leads back here, or a 403 that says which
 * roles may; a thrown Response is how Remix ends a loader.
 */
export function requireStaff(
  context: RequestContext,
  request: Request,
  roles: readonly StaffRole[],
): StaffSession {
  const { staff } = context;
  if (staff === null) {
    const { pathname, search } = new URL(request.url);
    const wanted = request.method === "GET" ? `${pathname}${search}` : "/agent";
    throw redirect(`/log-ind?til=${encodeURIComponent(wanted)}`, 303);
  }
  if (!roles.includes(staff.role)) throw new Response(roles[0] ?? "", { status: 403 });
  return staff;
}
