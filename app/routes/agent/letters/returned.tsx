/** Somebody has a letter in their hand that came back. */
import type { ActionFunctionArgs, LinksFunction, MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { returnLetter } from "../../../commands/return-letter.ts";
import { LETTER_ROLES } from "../../../domain/protection/paper.ts";
import { answer } from "../../../http/desk-answers.ts";
import { requireStaff } from "../../../http/guards.ts";
import { letterIn, LETTERS } from "../../../http/to-letter.ts";
import { readAnswer } from "../../../ui/desk/action.ts";
import { staffLinks } from "../../../ui/desk/staff-links.ts";
import { letterLinks } from "../../../ui/letters/links.ts";
import { LetterRefusal } from "../../../ui/letters/letter-sheet.tsx";

export { toLetters as loader } from "../../../http/to-letter.ts";

export const links: LinksFunction = () => [...staffLinks, ...letterLinks];

export const meta: MetaFunction = () => [{ title: "Brev · Fælleslinjen" }];

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor } = requireStaff(context, request, LETTER_ROLES);
  return answer(
    request,
    await returnLetter(context.services, { actor, letterId: letterIn(params) }),
    LETTERS,
  );
}

export default function ReturnedRoute() {
  const read = readAnswer(useActionData<unknown>());
  return <LetterRefusal reasons={read === null || read.allowed ? [""] : read.reasons} />;
}
