/** The addresses of proposals: of the list, of one, and of a form's address that was opened as a page. */
import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { followsForm } from "./to-desk.ts";

export const APPROVALS = "/agent/godkend";
export const proposalPath = (id: string): string => `${APPROVALS}/${id}`;

/** The form of new rules, filled in with what an ended proposal wanted. */
export const refillPath = (id: string): string => `/agent/regler/ny?forslag=${id}`;

/** The proposal's id in the address; throws 404 for what cannot be one. */
export function proposalIdIn(params: Readonly<Record<string, string | undefined>>): string {
  const parsed = z.uuid().safeParse(params["id"]);
  if (!parsed.success) throw new Response(null, { status: 404 });
  return parsed.data;
}

export function toPolicies({ request }: LoaderFunctionArgs) {
  return followsForm(request) ? null : redirect("/agent/regler", 303);
}

export function toProposal({ params, request }: LoaderFunctionArgs) {
  if (followsForm(request)) return null;
  return redirect(proposalPath(encodeURIComponent(params["id"] ?? "")), 303);
}
