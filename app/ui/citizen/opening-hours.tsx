/** The opening hours of the week, and the days ahead that differ from it. */
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { OpenPeriod } from "../../domain/routing/opening-hours.ts";
import type { Language } from "../../locales/i18n.ts";
import { asLanguage, capitalised, longDay, shortClock } from "./format.ts";
import type { DayLine, FrontPage } from "./front-page.ts";

/** "kl. 8–20" or "lukket". */
export function hoursText(t: TFunction<"public">, hours: OpenPeriod | null, language: Language): string {
  if (hours === null) return t("hours.closed");
  return t("hours.between", {
    from: shortClock(hours.opens, language),
    to: shortClock(hours.closes, language),
  });
}

export function OpeningHours({ week, unusual }: Pick<FrontPage, "week" | "unusual">) {
  const { t, i18n } = useTranslation("public");
  const language = asLanguage(i18n.language);
  return (
    <section aria-labelledby="hours">
      <h2 id="hours">{t("hours.heading")}</h2>
      <dl className="fl-facts fl-nowrap">
        {week.map(({ kind, hours }) => (
          <Line key={kind} name={t(`hours.${kind}`)} text={hoursText(t, hours, language)} />
        ))}
      </dl>
      <p className="mt-4 mb-0">{t("hours.always")}</p>
      {unusual.length === 0 ? null : (
        <>
          <h3 className="mt-6 mb-0">{t("hours.unusual")}</h3>
          <dl className="fl-facts fl-nowrap">
            {unusual.map((line) => (
              <Line key={line.day} name={dayName(line, language)} text={hoursText(t, line.hours, language)} />
            ))}
          </dl>
        </>
      )}
    </section>
  );
}

function Line({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </>
  );
}

function dayName({ day, holiday }: DayLine, language: Language): string {
  const date = longDay(day, language);
  return holiday === null ? capitalised(date) : `${holiday}, ${date}`;
}
