/** The frame of the citizens' pages: bars, foot, style; no script at all. */
import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { lineCalendar, localMoment } from "../../../db/opening-hours.ts";
import { systemActor } from "../../domain/actor.ts";
import { regularHours } from "../../domain/routing/opening-hours.ts";
import { CitizenFooter } from "../../ui/citizen/footer.tsx";
import { CitizenHeader } from "../../ui/citizen/header.tsx";
import { IconSprite } from "../../ui/citizen/icons.tsx";
import { citizenLinks } from "../../ui/citizen/page-styles.ts";
import { readableNumber } from "../../ui/citizen/phone-number.ts";

export const handle = { plain: true };

export const links: LinksFunction = citizenLinks;

export async function loader({ context }: LoaderFunctionArgs) {
  const { database, clock, settings } = context.services;
  const now = clock();
  const calendar = await database.read(systemActor("public"), (tx) => lineCalendar(tx, now));
  const { day } = localMoment(now);
  return {
    phone: readableNumber(settings.lineNumber),
    hours: { weekday: regularHours(calendar, "weekday", day), weekend: regularHours(calendar, "weekend", day) },
  };
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
