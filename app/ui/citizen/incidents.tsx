/** What is not working right now, in words and with times. */
import { useTranslation } from "react-i18next";
import type { LocalMoment } from "../../domain/routing/opening-hours.ts";
import { asLanguage, clock, longDay } from "./format.ts";
import type { FrontPage, IncidentLine } from "./front-page.ts";
import { Icon } from "./icons.tsx";
import { systemName } from "./systems.tsx";

export function Incidents({ incidents, now }: Pick<FrontPage, "incidents" | "now">) {
  const { t } = useTranslation("public");
  if (incidents.length === 0) return null;
  return (
    <section className="fl-section fl-incidents" aria-label={t("incident.label")}>
      {incidents.map((incident) => (
        <Incident key={incident.id} incident={incident} now={now} />
      ))}
    </section>
  );
}

function Incident({ incident, now }: { readonly incident: IncidentLine; readonly now: LocalMoment }) {
  const { t, i18n } = useTranslation(["public", "common"]);
  const language = asLanguage(i18n.language);
  const when = ({ day, minute }: LocalMoment): string => {
    const time = clock(minute, language);
    return day === now.day
      ? t("incident.at", { time })
      : t("incident.atDay", { time, day: longDay(day, language) });
  };
  const { system, text, since, expected, updated } = incident;
  return (
    <div className="alert alert-warning">
      <Icon name="warning" className="alert-icon" label={t("incident.icon")} />
      <div className="alert-body">
        <h2 className="alert-heading">{t("incident.heading", { system: systemName(t, system) })}</h2>
        <p className="alert-text">
          {text} {t("incident.since", { when: when(since) })}{" "}
          {expected === null ? t("incident.open") : t("incident.expected", { when: when(expected) })}{" "}
          {t("incident.updated", { when: when(updated) })}
        </p>
      </div>
    </div>
  );
}
