/** The staff's log-in: works without a script, keeps the typed user name, and never tells which half was wrong. */
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { demoAccounts, type DemoAccounts } from "../../../db/views/demo-accounts.ts";
import { systemActor } from "../../domain/actor.ts";
import { logIn } from "../../commands/log-in.ts";
import { tryLogIn } from "../../http/log-in-try.ts";
import { deskPath } from "../../http/own-path.ts";
import type { RequestContext } from "../../http/context.ts";
import { readForm } from "../../http/form.ts";
import { wordsIn } from "../../locales/i18n.ts";
import { DemoTable } from "../../ui/door/demo-table.tsx";
import { DoorFrame } from "../../ui/door/door-frame.tsx";
import { LogInForm } from "../../ui/door/log-in-form.tsx";
import { doorSheet } from "../../ui/door/door-styles.ts";
import { requestLanguage } from "../../ui/language.ts";

export const handle = { plain: true };

export const links: LinksFunction = () => [{ rel: "stylesheet", href: doorSheet }];

export const headers: HeadersFunction = ({ actionHeaders }) => {
  const kept = new Headers({ "Cache-Control": "no-store" });
  const retryAfter = actionHeaders.get("Retry-After");
  if (retryAfter !== null) kept.set("Retry-After", retryAfter);
  return kept;
};

export const meta: MetaFunction<typeof loader> = ({ data: page }) => {
  const t = wordsIn(page?.language ?? "da");
  return [
    { title: `${t("public:logIn.title")} – ${t("common:product")}` },
    { name: "robots", content: "noindex" },
  ];
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const wanted = query.get("til");
  const target = wanted === null ? null : deskPath(wanted);
  if (context.staff !== null) throw redirect(target ?? "/agent", 303);
  const demo = await demoOf(context);
  const picked = demo?.accounts.find(({ username }) => username === query.get("bruger"));
  const filled =
    picked === undefined || demo === null ? null : { username: picked.username, password: demo.password };
  return { language: requestLanguage(request), target, demo, filled };
}

async function demoOf({ services }: RequestContext): Promise<DemoAccounts | null> {
  return services.settings.demo ? services.database.read(systemActor("public"), demoAccounts) : null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request);
  const outcome = await tryLogIn(context, form ?? new FormData(), (order) => logIn(context.services, order));
  if (outcome.staffId === null) {
    const { status, username, problems } = outcome;
    return data({ username, problems }, { status, headers: status === 429 ? { "Retry-After": "900" } : {} });
  }
  const { sessions, clock } = context.services;
  if (context.staff !== null) await sessions.end(request.headers.get("cookie"));
  const cookie = await sessions.begin(outcome.staffId, clock());
  const target = deskPath(new URL(request.url).searchParams.get("til"));
  return redirect(target, { status: 303, headers: { "Set-Cookie": cookie } });
}

export default function LogIn() {
  const { target, demo, filled } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <DoorFrame>
      <LogInForm target={target} filled={filled} refused={refused ?? null} />
      {demo === null ? null : <DemoTable demo={demo} target={target} />}
    </DoorFrame>
  );
}
