/** The frame of the citizens' pages: bars, foot, style; no script at all. */
import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { shellView } from "../../../db/views/shell.ts";
import { systemActor } from "../../domain/actor.ts";
import { CitizenFooter } from "../../ui/citizen/footer.tsx";
import { CitizenHeader } from "../../ui/citizen/header.tsx";
import { IconSprite } from "../../ui/citizen/icons.tsx";
import { citizenLinks } from "../../ui/citizen/page-styles.ts";
import { readableNumber } from "../../locales/phone-number.ts";

export const handle = { plain: true };

export const links: LinksFunction = citizenLinks;

export async function loader({ context }: LoaderFunctionArgs) {
  const { database, clock, settings } = context.services;
  const now = clock();
  const hours = await database.read(systemActor("public"), (tx) => shellView(tx, now));
  return { phone: readableNumber(settings.lineNumber), hours };
}

export default function Shell() {
  const { phone, hours } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  return (
    <div className="fl">
      <IconSprite />
      <CitizenHeader pathname={pathname} phone={phone} />
      <main id="main-content" tabIndex={-1}>
        <Outlet />
      </main>
      <CitizenFooter pathname={pathname} phone={phone} hours={hours} />
    </div>
  );
}
