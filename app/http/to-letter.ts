/** The addresses of letters on paper: of the list, of one, and of a form's address that was opened as a page. */
import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { followsForm } from "./to-desk.ts";

export const LETTERS = "/agent/breve";

const place = z.object({ id: z.uuid() });

/** The letter in the address; throws 404 for what cannot be one. */
export function letterIn(params: Readonly<Record<string, string | undefined>>): string {
  const parsed = place.safeParse(params);
  if (!parsed.success) throw new Response(null, { status: 404 });
  return parsed.data.id;
}

export function toLetters({ request }: LoaderFunctionArgs) {
  return followsForm(request) ? null : redirect(LETTERS, 303);
}
