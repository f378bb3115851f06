/** What an agent's browser needs to open its leg of a call: the line, its name on it, and a token that lives ten minutes. */
import { agentIdentity } from "../../domain/routing/agent-identity.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { DESK_ROLES, requireStaff } from "../../http/guards.ts";
import type { PhoneAccess } from "../../ui/phone/phone-line.ts";

export function loader({ context, request }: LoaderFunctionArgs): Response {
  const staff = requireStaff(context, request, DESK_ROLES);
  const { settings, ports } = context.services;
  const lineUrl = settings.simulatedLineUrl;
  const identity = agentIdentity(staff.staffId);
  const access: PhoneAccess =
    lineUrl === null
      ? { mode: "none" }
      : { mode: "sim", lineUrl, identity, token: ports.telephony.agentToken(identity) };
  return Response.json(access, { headers: { "Cache-Control": "no-store" } });
}
