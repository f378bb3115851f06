/** Whoever took an act that needed a person has seen to it. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { seeToEscalation } from "../../../commands/see-to-escalation.ts";
import { answer } from "../../../http/desk-answers.ts";
import { DESK_ROLES, requireStaff } from "../../../http/guards.ts";
import { escalationIn, ESCALATIONS } from "../../../http/to-escalation.ts";

export { toEscalations as loader } from "../../../http/to-escalation.ts";
export { EscalationRefusalPage as default, links } from "../../../ui/escalations/refusal-page.tsx";

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor } = requireStaff(context, request, DESK_ROLES);
  const of = escalationIn(params);
  return answer(request, await seeToEscalation(context.services, { actor, ...of }), ESCALATIONS);
}
