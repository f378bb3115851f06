/** Has MitID kill a code or a parcel that has left already. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { stopReissue } from "../../commands/stop-reissue.ts";
import { WITHDRAWAL_REASONS } from "../../domain/protection/withdrawal.ts";
import { DESK_ROLES, requireStaff } from "../../http/guards.ts";
import { answer, caseNumberIn, malformed, readForm, receiptPath } from "../../http/desk-answers.ts";

export { toDesk as loader } from "../../http/to-desk.ts";
export { RefusalPage as default, links } from "../../ui/desk/refusal-page.tsx";

const form = z.object({ actId: z.uuid(), reason: z.enum(WITHDRAWAL_REASONS) });

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor } = requireStaff(context, request, DESK_ROLES);
  const caseNumber = caseNumberIn(params);
  const fields = await readForm(request, form);
  if (fields === null) return malformed();
  const ruling = await stopReissue(context.services, { actor, caseNumber, ...fields });
  return answer(request, ruling, receiptPath(caseNumber));
}
