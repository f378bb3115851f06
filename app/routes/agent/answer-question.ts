/** Scores what the caller said, and draws the next question while the round is open. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import type { RequestContext } from "../../http/context.ts";
import type { Actor } from "../../domain/actor.ts";
import { hasOpenRound } from "../../../db/views/case-proof.ts";
import { answerQuestion } from "../../commands/answer-question.ts";
import { askOnFreshRegister } from "../../lookups/ask-on-fresh-register.ts";
import { DESK_ROLES, requireStaff } from "../../http/guards.ts";
import { answer, caseNumberIn, casePath, malformed, readForm } from "../../http/desk-answers.ts";

export { toDesk as loader } from "../../http/to-desk.ts";
export { RefusalPage as default, links } from "../../ui/desk/refusal-page.tsx";

const form = z.object({
  questionId: z.uuid(),
  answer: z.string().max(500).default(""),
  unknown: z.literal("1").optional(),
  next: z.literal("1").optional(),
});

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor } = requireStaff(context, request, DESK_ROLES);
  const number = caseNumberIn(params);
  const fields = await readForm(request, form);
  if (fields === null) return malformed();
  const said = fields.unknown === undefined ? fields.answer : null;
  const ruling = await answerQuestion(context.services, {
    actor,
    caseNumber: number,
    questionId: fields.questionId,
    answer: said,
  });
  // The next sentence is on the screen as the last one is judged, where the talk needs one.
  const wanted = ruling.allowed && (fields.next !== undefined || ruling.value.level === "none");
  if (wanted && (await goesOn(context, actor, number)))
    await askOnFreshRegister(context.services, { actor, caseNumber: number });
  return answer(request, ruling, casePath(number));
}

const goesOn = ({ services }: RequestContext, actor: Actor, number: string): Promise<boolean> =>
  services.database.read(actor, (tx) => hasOpenRound(tx, actor.id, number));
