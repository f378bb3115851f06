/** The way around: the overview, and the agent's open cases with the live call first. */
import { NavLink } from "@remix-run/react";
import type { DeskView } from "../../../db/views/desk.ts";
import type { CaseLine, CaseMark } from "../../../db/views/own-cases.ts";
import { Icon, type IconName } from "../icons.tsx";
import { useWords } from "./words.ts";

const ICONS: { readonly [Mark in CaseMark]: IconName } = {
  call: "call",
  act: "hourglass",
  draft: "edit",
  open: "assignment",
  closed: "check",
};

interface RailProps {
  readonly cases: DeskView["cases"];
  readonly approvals: number;
  readonly escalations: number;
  /** Null for whoever posts none. */
  readonly letters: number | null;
  readonly simulated: boolean;
}

export function Rail({ cases, approvals, escalations, letters, simulated }: RailProps) {
  const { t } = useWords();
  return (
    <nav className="rail" aria-label={t("nav.label")}>
      <NavLink className="nav" to="/agent" end title={t("nav.overview")} data-sequence="g o">
        <Icon name="home" />
        <span>{t("nav.overview")}</span>
      </NavLink>
      <NavLink className="nav" to="/agent/godkend" title={t("nav.approvals")} data-sequence="g k">
        <Icon name="how-to-reg" />
        <span>{t("nav.approvals")}</span>
        {approvals === 0 ? null : <span className="n">{approvals}</span>}
      </NavLink>
      {escalations === 0 ? null : (
        <NavLink className="nav" to="/agent/skal-ses-til" title={t("nav.escalations")}>
          <Icon name="warning" className="c-danger" />
          <span>{t("nav.escalations")}</span>
          <span className="n">{escalations}</span>
        </NavLink>
      )}
      {letters === null ? null : (
        <NavLink className="nav" to="/agent/breve" title={t("nav.letters")}>
          <Icon name="email" />
          <span>{t("nav.letters")}</span>
          {letters === 0 ? null : <span className="n">{letters}</span>}
        </NavLink>
      )}
      {cases.length === 0 ? null : <h2>{t("nav.openCases")}</h2>}
      {cases.map((line) => (
        <OpenCase key={line.number} line={line} />
      ))}
      <div className="foot">
        <Icon name="sync" />
        <span>
          {t("connection.online")}
          {simulated ? (
            <>
              {" · "}
              <span title={t("connection.simulatedWhy")}>{t("connection.simulated")}</span>
            </>
          ) : null}
        </span>
      </div>
    </nav>
  );
}

function OpenCase({ line }: { readonly line: CaseLine }) {
  const { t, topicName } = useWords();
  const live = line.mark === "call";
  return (
    <NavLink
      className="mini"
      to={`/agent/sager/${line.number}`}
      title={`${topicName(line.topic)} · ${line.number}`}
    >
      <Icon name={ICONS[line.mark]} className={live ? "c-ok" : ""} />
      <span className="ell">{topicName(line.topic)}</span>
      <span className="c-ok">{live ? t("nav.live") : ""}</span>
      <span className="sub">
        {line.number}
        {line.mark === "act" || line.mark === "draft"
          ? ` · ${t(`overview.mark.${line.mark}`).toLowerCase()}`
          : ""}
      </span>
    </NavLink>
  );
}
