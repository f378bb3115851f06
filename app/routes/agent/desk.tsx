/** The frame of the workspace: presence, queue, open cases, the offer and the phone, on every page below /agent. */
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Outlet, useLoaderData, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { deskView } from "../../../db/views/desk.ts";
import { DESK_ROLES, requireStaff } from "../../http/guards.ts";
import { BareFrame } from "../../ui/desk/bare-frame.tsx";
import { Desk } from "../../ui/desk/desk.tsx";
import { staffLinks } from "../../ui/desk/staff-links.ts";

export const links: LinksFunction = () => [...staffLinks];

export const meta: MetaFunction = () => [{ title: "Fælleslinjen" }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const staff = requireStaff(context, request, DESK_ROLES);
  const { database, clock, settings } = context.services;
  const view = await database.read(staff.actor, (tx) => deskView(tx, staff.staffId, clock()));
  return {
    view,
    me: { name: staff.displayName, role: staff.role },
    simulated: settings.simulatedLineUrl !== null,
  };
}

/** A draft that was saved changes nothing that anybody sees. */
export function shouldRevalidate({
  formAction,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs): boolean {
  return formAction?.endsWith("/kladde") === true ? false : defaultShouldRevalidate;
}

export default function DeskRoute() {
  const { view, me, simulated } = useLoaderData<typeof loader>();
  return (
    <Desk view={view} me={me} simulated={simulated}>
      <Outlet />
    </Desk>
  );
}

export function ErrorBoundary() {
  return <BareFrame />;
}
