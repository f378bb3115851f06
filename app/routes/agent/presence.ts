/** Ready, on a pause, or gone. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { setPresence } from "../../commands/set-presence.ts";
import { DESK_ROLES, requireStaff } from "../../http/guards.ts";
import { answer, malformed, readForm } from "../../http/desk-answers.ts";

export { toDesk as loader } from "../../http/to-desk.ts";
export { RefusalPage as default, links } from "../../ui/desk/refusal-page.tsx";

const form = z.object({ state: z.enum(["ready", "pause", "offline"]) });

export async function action({ context, request }: ActionFunctionArgs) {
  const { actor } = requireStaff(context, request, DESK_ROLES);
  const fields = await readForm(request, form);
  if (fields === null) return malformed();
  const ruling = await setPresence(context.services, { actor, state: fields.state });
  return answer(request, ruling, "/agent");
}
