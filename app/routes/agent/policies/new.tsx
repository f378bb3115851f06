/** /agent/regler/ny: new rules to fill in, with `?forslag=` what an ended proposal of one's own wanted. Posting the form tries them: nothing is written. */
import {
  data,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { policyNumbered, rulesToBuildOn } from "../../../../db/views/policies.ts";
import { rulesWanted } from "../../../../db/views/rules-wanted.ts";
import { policyTrial } from "../../../../db/views/policy-trial.ts";
import { tryPolicy } from "../../../commands/four-eyes/try-policy.ts";
import { leavesOf, withLeaves } from "../../../domain/policy/leaves.ts";
import { refuse } from "../../../domain/ruling.ts";
import { DESK_ROLES, requireStaff } from "../../../http/guards.ts";
import { dayBegins, readPolicyForm } from "../../../http/policy-form.ts";
import { MissingProposal } from "../../../ui/approvals/missing-proposal.tsx";
import { policyLinks } from "../../../ui/policies/links.ts";
import { NewRulesPage } from "../../../ui/policies/new-rules-page.tsx";
import type { Tried } from "../../../ui/policies/trial-panel.tsx";

export const links: LinksFunction = () => [...policyLinks];

export const meta: MetaFunction = () => [{ title: "Nye regler · Fælleslinjen" }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { actor, staffId } = requireStaff(context, request, DESK_ROLES);
  const { database, clock } = context.services;
  const asked = new URL(request.url).searchParams;
  const day = asked.get("dag") ?? "";
  const from = dayBegins(day) ?? null;
  const proposalId = z.uuid().safeParse(asked.get("forslag")).data;
  return database.read(actor, async (tx) => {
    const { id, rules } = await rulesToBuildOn(tx, clock(), from);
    const wanted = proposalId === undefined ? null : await rulesWanted(tx, { staffId, proposalId });
    return { id, leaves: [...leavesOf(rules)], day: from === null ? "" : day, wanted };
  });
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { actor } = requireStaff(context, request, DESK_ROLES);
  const { database, clock } = context.services;
  const form = await readPolicyForm(request);
  if (form === null) throw new Response(null, { status: 422 });
  const { builtOn, validFrom, leaves, day } = form;
  const base = await database.read(actor, (tx) => policyNumbered(tx, builtOn));
  if (base === null) throw new Response(null, { status: 422 });
  const rules = withLeaves(base.rules, leaves);
  const ruling =
    validFrom === undefined
      ? refuse("policy.noDay")
      : await tryPolicy(context.services, { actor, rules, builtOn, validFrom });
  // Last week's decisions are for those who may propose.
  if (!ruling.allowed && ruling.reasons.includes("proposer.notAllowed"))
    throw new Response(null, { status: 403 });
  const trial = await database.read(actor, (tx) => policyTrial(tx, rules, clock()));
  const tried: Tried = {
    idempotencyKey: crypto.randomUUID(),
    typed: [...leaves],
    reason: form.reason,
    day,
    changes: ruling.allowed ? ruling.value.changes : null,
    reasons: ruling.allowed ? [] : ruling.reasons,
    faults: trial.faults,
    preview: trial.preview,
  };
  return data(tried, { status: ruling.allowed ? 200 : 409 });
}

export default function NewRulesRoute() {
  const tried = useActionData<typeof action>();
  return <NewRulesPage newest={useLoaderData<typeof loader>()} tried={tried ?? null} />;
}

export function ErrorBoundary() {
  return <MissingProposal />;
}
