/** /agent/sager/:nr: one case from ring to receipt. `?trin=` shows a step that is done or current. */
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { caseView } from "../../../db/views/case.ts";
import { DESK_ROLES, requireStaff } from "../../http/guards.ts";
import { CasePage } from "../../ui/desk/case-page.tsx";
import { MissingCase } from "../../ui/desk/missing-case.tsx";
import { caseNumberIn } from "../../http/desk-answers.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded === undefined ? "Fælleslinjen" : `${loaded.view.number} · Fælleslinjen` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const staff = requireStaff(context, request, DESK_ROLES);
  const { database, clock, vault } = context.services;
  const number = caseNumberIn(params);
  const view = await database.read(staff.actor, (tx) => caseView(tx, vault, staff.actor, number, clock()));
  if (view === null) throw new Response(null, { status: 404 });
  return { view, freshKey: crypto.randomUUID() };
}

export function shouldRevalidate({
  formAction,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs): boolean {
  return formAction?.endsWith("/kladde") === true ? false : defaultShouldRevalidate;
}

export default function CaseRoute() {
  const { view, freshKey } = useLoaderData<typeof loader>();
  return <CasePage key={view.number} view={view} freshKey={freshKey} />;
}

export function ErrorBoundary() {
  return <MissingCase />;
}
