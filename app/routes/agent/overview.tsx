/** /agent: what an agent sees between two calls. `?q=` leads to one of the agent's own cases. */
import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { findOwnCase } from "../../../db/views/find-case.ts";
import { overviewView } from "../../../db/views/overview.ts";
import { DESK_ROLES, requireStaff } from "../../http/guards.ts";
import { Overview } from "../../ui/desk/overview.tsx";
import { casePath } from "../../http/desk-answers.ts";

export async function loader({ context, request }: LoaderFunctionArgs) {
  const staff = requireStaff(context, request, DESK_ROLES);
  const { database, clock } = context.services;
  const wanted = new URL(request.url).searchParams.get("q");
  if (wanted !== null) {
    const number = await database.read(staff.actor, (tx) => findOwnCase(tx, staff.staffId, wanted));
    if (number !== null) throw redirect(casePath(number), 303);
  }
  const view = await database.read(staff.actor, (tx) => overviewView(tx, staff.staffId, clock()));
  return { view, nothingFound: wanted !== null };
}

export function shouldRevalidate({
  formAction,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs): boolean {
  return formAction?.endsWith("/kladde") === true ? false : defaultShouldRevalidate;
}

export default function OverviewRoute() {
  const { view, nothingFound } = useLoaderData<typeof loader>();
  return <Overview view={view} nothingFound={nothingFound} />;
}
