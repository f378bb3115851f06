/** Whoever took what needed a person and is no act's has seen to it. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { seeToAlarm } from "../../../commands/see-to-alarm.ts";
import { answer } from "../../../http/desk-answers.ts";
import { DESK_ROLES, requireStaff } from "../../../http/guards.ts";
import { alarmIn, ESCALATIONS } from "../../../http/to-escalation.ts";

export { toEscalations as loader } from "../../../http/to-escalation.ts";
export { EscalationRefusalPage as default, links } from "../../../ui/escalations/refusal-page.tsx";

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor } = requireStaff(context, request, DESK_ROLES);
  const of = alarmIn(params);
  return answer(request, await seeToAlarm(context.services, { actor, ...of }), ESCALATIONS);
}
