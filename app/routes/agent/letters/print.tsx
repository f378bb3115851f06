/** Somebody prints a letter: the answer is the letter itself, ready for a window envelope. */
import { data, type ActionFunctionArgs, type LinksFunction, type MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { LETTER_ROLES } from "../../../domain/protection/paper.ts";
import { statusOf } from "../../../http/desk-answers.ts";
import { requireStaff } from "../../../http/guards.ts";
import { letterIn } from "../../../http/to-letter.ts";
import { paperText } from "../../../locales/notice-text.ts";
import { printLetter, type PrintLetter } from "../../../lookups/print-letter.ts";
import { letterLinks } from "../../../ui/letters/links.ts";
import { LetterRefusal, LetterSheet } from "../../../ui/letters/letter-sheet.tsx";
import { staffLinks } from "../../../ui/desk/staff-links.ts";

export { toLetters as loader } from "../../../http/to-letter.ts";

export const links: LinksFunction = () => [...staffLinks, ...letterLinks];

export const meta: MetaFunction = () => [{ title: "Brev · Fælleslinjen" }];

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor } = requireStaff(context, request, LETTER_ROLES);
  const { services } = context;
  const { lineNumber } = services.settings;
  const write: PrintLetter["write"] = (notice, of) => paperText(notice, { lineNumber, ...of });
  const ruling = await printLetter(services, { actor, letterId: letterIn(params), write });
  return data(ruling, { status: ruling.allowed ? 200 : statusOf(ruling.reasons[0]) });
}

export default function PrintRoute() {
  const ruling = useActionData<typeof action>();
  if (ruling?.allowed === true) return <LetterSheet letter={ruling.value} />;
  return <LetterRefusal reasons={ruling?.reasons ?? [""]} />;
}
