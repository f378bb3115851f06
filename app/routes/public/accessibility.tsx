/** The accessibility statement that the act on accessible websites asks for (domain.md §10.1). */
import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { wordsIn } from "../../locales/i18n.ts";
import { fullDate } from "../../ui/citizen/format.ts";
import { Authority } from "../../ui/citizen/footer.tsx";
import { readableNumber } from "../../locales/phone-number.ts";
import { requestLanguage } from "../../ui/language.ts";

/** The day the statement was last gone through; to be renewed at least yearly. */
const STATED_ON = "2026-11-23";
const TESTS = ["tool", "keyboard", "size", "plain", "words"] as const;

export function loader({ request, context }: LoaderFunctionArgs) {
  return { language: requestLanguage(request), phone: readableNumber(context.services.settings.lineNumber) };
}

export const headers: HeadersFunction = () => ({ "Cache-Control": "private, max-age=300" });

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const t = wordsIn(data?.language ?? "da");
  return [
    { title: `${t("public:accessibility.title")} – ${t("common:product")}` },
    { name: "format-detection", content: "telephone=no" },
  ];
};

export default function Accessibility() {
  const { language, phone } = useLoaderData<typeof loader>();
  const { t } = useTranslation("public");
  return (
    <div className="container page-container fl-text">
      <h1>{t("accessibility.title")}</h1>
      <p className="font-lead">{t("accessibility.lead")}</p>
      <h2>{t("accessibility.rulesHeading")}</h2>
      <p>{t("accessibility.rules")}</p>
      <p>{t("accessibility.state")}</p>
      <h2>{t("accessibility.testsHeading")}</h2>
      <ul>
        {TESTS.map((test) => (
          <li key={test}>{t(`accessibility.tests.${test}`)}</li>
        ))}
      </ul>
      <h2>{t("accessibility.helpHeading")}</h2>
      <p>{t("accessibility.help", { number: phone.text })}</p>
      <Authority />
      <h2>{t("accessibility.complainHeading")}</h2>
      <p>{t("accessibility.complain")}</p>
      <h2>{t("accessibility.dateHeading")}</h2>
      <p>{t("accessibility.date", { day: fullDate(STATED_ON, language) })}</p>
    </div>
  );
}
