/** /agent/regler: the versions of the rules by their from-dates, and one of them to read. */
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { policiesView } from "../../../db/views/policies.ts";
import { DESK_ROLES, requireStaff } from "../../http/guards.ts";
import { MissingProposal } from "../../ui/approvals/missing-proposal.tsx";
import { policyLinks } from "../../ui/policies/links.ts";
import { PoliciesPage } from "../../ui/policies/policies-page.tsx";

export const links: LinksFunction = () => [...policyLinks];

export const meta: MetaFunction = () => [{ title: "Regler · Fælleslinjen" }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { actor, staffId } = requireStaff(context, request, DESK_ROLES);
  const { database, clock } = context.services;
  const { version } = params;
  if (version !== undefined && !/^\d{1,6}$/.test(version)) throw new Response(null, { status: 404 });
  const wanted = version === undefined ? null : Number(version);
  const view = await database.read(actor, (tx) => policiesView(tx, { staffId, now: clock() }, wanted));
  if (view.shown === null) throw new Response(null, { status: 404 });
  return view;
}

export default function PoliciesRoute() {
  return <PoliciesPage view={useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <MissingProposal />;
}
