/** /agent/godkend: what waits for a second person, and one proposal of it. `?fane=` chooses the list, `?efter=` a page of the decided. */
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { z } from "zod";
import { approvalsView, type ApprovalTab } from "../../../db/views/approvals.ts";
import { proposalView } from "../../../db/views/proposal.ts";
import { seeProposal } from "../../commands/four-eyes/see-proposal.ts";
import { DESK_ROLES, requireStaff } from "../../http/guards.ts";
import { letterPreview } from "../../http/letter-preview.ts";
import { proposalIdIn } from "../../http/to-proposal.ts";
import { approvalLinks } from "../../ui/approvals/links.ts";
import { MissingProposal } from "../../ui/approvals/missing-proposal.tsx";
import { ApprovalsPage } from "../../ui/approvals/approvals-page.tsx";
import { TAB_WORDS } from "../../ui/approvals/tabs.ts";

export const links: LinksFunction = () => [...approvalLinks];

export const meta: MetaFunction = () => [{ title: "Godkend · Fælleslinjen" }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const staff = requireStaff(context, request, DESK_ROLES);
  const { database, vault, clock, settings } = context.services;
  const looks = { vault, staffId: staff.staffId, now: clock() };
  const proposalId = params["id"] === undefined ? null : proposalIdIn(params);
  if (proposalId !== null) {
    const seen = await seeProposal(context.services, { actor: staff.actor, proposalId });
    if (!seen.allowed) throw new Response(null, { status: 404 });
  }
  return database.read(staff.actor, async (tx) => {
    const view = await approvalsView(tx, looks, { tab: tabIn(request), after: afterIn(request) });
    const open = proposalId === null ? null : await proposalView(tx, looks, proposalId);
    return {
      view,
      open,
      letter: open === null ? null : letterPreview(open, { now: looks.now, lineNumber: settings.lineNumber }),
    };
  });
}

function tabIn(request: Request): ApprovalTab | null {
  const wanted = new URL(request.url).searchParams.get("fane");
  const found = Object.entries(TAB_WORDS).find(([, word]) => word === wanted)?.[0];
  return found === "waiting" || found === "mine" || found === "decided" ? found : null;
}

/** What is no id of a proposal begins at the newest. */
const afterIn = (request: Request): string | null =>
  z.uuid().safeParse(new URL(request.url).searchParams.get("efter")).data ?? null;

export function shouldRevalidate({
  formAction,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs): boolean {
  return formAction?.endsWith("/kladde") === true ? false : defaultShouldRevalidate;
}

export default function ApprovalsRoute() {
  return <ApprovalsPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <MissingProposal />;
}
