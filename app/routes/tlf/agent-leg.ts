/** An agent's phone rings in with the offer it took: the offer is checked again before the leg enters the room. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { admitAgentLeg } from "../../commands/talk/admit-agent-leg.ts";
import { staffIdIn } from "../../domain/routing/agent-identity.ts";
import { conferenceName } from "../../domain/routing/conference-name.ts";
import { agentIntoRoom, offerGone } from "../../http/talk-twiml.ts";
import { answerCall, onlyPost } from "../../http/webhook.ts";

export const loader = onlyPost;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  return answerCall(request, context, async ({ callSid, field }) => {
    const staffId = staffIdIn(field("From") ?? "");
    const offerId = field("offerId") ?? "";
    if (staffId === null || !UUID.test(offerId)) return offerGone();
    const admitted = await admitAgentLeg(context.services, { staffId, offerId, callSid });
    return admitted.allowed ? agentIntoRoom(conferenceName(admitted.value.conferenceId)) : offerGone();
  });
}
