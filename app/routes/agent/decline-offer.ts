/** Lets the call that rings go on to a colleague. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { declineOffer } from "../../commands/decline-offer.ts";
import { DESK_ROLES, requireStaff } from "../../http/guards.ts";
import { answer } from "../../http/desk-answers.ts";

export { toDesk as loader } from "../../http/to-desk.ts";
export { RefusalPage as default, links } from "../../ui/desk/refusal-page.tsx";

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor } = requireStaff(context, request, DESK_ROLES);
  const offerId = z.uuid().safeParse(params["offerId"]);
  if (!offerId.success) throw new Response(null, { status: 404 });
  const ruling = await declineOffer(context.services, { actor, offerId: offerId.data });
  return answer(request, ruling, "/agent");
}
