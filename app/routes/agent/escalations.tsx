/** /agent/skal-ses-til: what needs a person, whoever's case it is in. */
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { alarmsView } from "../../../db/views/alarms.ts";
import { escalationsView } from "../../../db/views/escalations.ts";
import { DESK_ROLES, requireStaff } from "../../http/guards.ts";
import { escalationLinks } from "../../ui/escalations/links.ts";
import { EscalationsPage } from "../../ui/escalations/escalations-page.tsx";

export const links: LinksFunction = () => [...escalationLinks];

export const meta: MetaFunction = () => [{ title: "Skal ses til · Fælleslinjen" }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { actor, staffId } = requireStaff(context, request, DESK_ROLES);
  return context.services.database.read(actor, async (tx) => ({
    lines: await escalationsView(tx),
    alarms: await alarmsView(tx),
    staffId,
  }));
}

export function shouldRevalidate({
  formAction,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs): boolean {
  return formAction?.endsWith("/kladde") === true ? false : defaultShouldRevalidate;
}

export default function EscalationsRoute() {
  return <EscalationsPage {...useLoaderData<typeof loader>()} />;
}
