/** The citizens' front page: emergency first, then whether anybody answers, what is down, what we help with. */
import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { frontView } from "../../../db/views/front.ts";
import { systemActor } from "../../domain/actor.ts";
import { wordsIn } from "../../locales/i18n.ts";
import { addressOf } from "../../ui/citizen/addresses.ts";
import { frontPage } from "../../ui/citizen/front-model.ts";
import { Hero } from "../../ui/citizen/hero.tsx";
import { Incidents } from "../../ui/citizen/incidents.tsx";
import { OpeningHours } from "../../ui/citizen/opening-hours.tsx";
import { QuietHours } from "../../ui/citizen/quiet-hours.tsx";
import { ScamWarning } from "../../ui/citizen/scam-warning.tsx";
import { Systems } from "../../ui/citizen/systems.tsx";
import { requestLanguage } from "../../ui/language.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { database, clock, settings } = context.services;
  const language = requestLanguage(request);
  const now = clock();
  const view = await database.read(systemActor("public"), (tx) => frontView(tx, now));
  return { language, page: frontPage(view, language, settings), baseUrl: settings.publicBaseUrl };
}

// Private, since the answer may carry the prolonged session cookie of a member of staff who looks in.
export const headers: HeadersFunction = () => ({ "Cache-Control": "private, max-age=15" });

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (data === undefined) return [];
  const t = wordsIn(data.language);
  const alternate = (language: "da" | "en") => ({
    tagName: "link",
    rel: "alternate",
    hrefLang: language,
    href: `${data.baseUrl}${addressOf("front", language)}`,
  });
  return [
    { title: `${t("public:front.title")} – ${t("common:product")}` },
    { name: "description", content: t("public:front.about") },
    { name: "format-detection", content: "telephone=no" },
    alternate("da"),
    alternate("en"),
  ];
};

export default function Front() {
  const { page } = useLoaderData<typeof loader>();
  return (
    <>
      <Hero page={page} />
      <div className="container">
        <Incidents incidents={page.incidents} now={page.now} />
        <Systems />
        <div className="fl-section fl-two">
          {page.quiet === null ? null : <QuietHours {...page.quiet} />}
          <OpeningHours week={page.week} unusual={page.unusual} />
        </div>
        <ScamWarning />
      </div>
    </>
  );
}
