/** /agent/breve: letters on paper for those who have no Digital Post. */
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { lettersView, postedLetters } from "../../../db/views/letters.ts";
import { before } from "../../domain/duration.ts";
import { COMES_BACK_WITHIN, LETTER_ROLES } from "../../domain/protection/paper.ts";
import { requireStaff } from "../../http/guards.ts";
import { letterLinks } from "../../ui/letters/links.ts";
import { LettersPage } from "../../ui/letters/letters-page.tsx";

export const links: LinksFunction = () => [...letterLinks];

export const meta: MetaFunction = () => [{ title: "Breve · Fælleslinjen" }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { actor } = requireStaff(context, request, LETTER_ROLES);
  const { database, clock } = context.services;
  const since = before(clock(), COMES_BACK_WITHIN);
  return database.read(actor, async (tx) => ({
    letters: await lettersView(tx),
    posted: await postedLetters(tx, since),
  }));
}

export default function LettersRoute() {
  return <LettersPage {...useLoaderData<typeof loader>()} />;
}
