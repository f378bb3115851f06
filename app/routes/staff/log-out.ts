/** Ends the session. Only a posted form does: an address that somebody links to must log nobody out. */
import { redirect, type ActionFunctionArgs } from "@remix-run/node";

export const loader = () => redirect("/log-ind", 303);

export async function action({ request, context }: ActionFunctionArgs) {
  const blank = await context.services.sessions.end(request.headers.get("cookie"));
  const headers = { "Set-Cookie": blank, "Clear-Site-Data": '"cache"', "Cache-Control": "no-store" };
  return redirect("/log-ind", { status: 303, headers });
}
