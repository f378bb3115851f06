/** Something is wrong with a system: what, since when, and what to say to the caller. */
import type { IncidentLine } from "../../../db/views/overview.ts";
import { Icon } from "../icons.tsx";
import { clockTime } from "./format.ts";
import { useWords } from "./words.ts";

export function IncidentNotice({ incident }: { readonly incident: IncidentLine }) {
  const { t, language, systemName } = useWords();
  const { startedAt, expectedEndAt } = incident;
  const when = [
    t("overview.since", { time: clockTime(startedAt) }),
    ...(expectedEndAt === null ? [] : [t("overview.expected", { time: clockTime(expectedEndAt) })]),
    t("overview.played"),
  ];
  return (
    <div className="notice warn" role="status">
      <Icon name="warning" size={20} />
      <div className="grow">
        <b className="b">
          {systemName(incident.system)}: {incident.text[language]}
        </b>{" "}
        <span className="ink2">{when.join(" · ")}</span>
        <div className="dense ink2">
          {t("overview.say")} »{incident.say[language]}«
        </div>
      </div>
    </div>
  );
}
