/** What the proposal rests on: who asks, with what paper, and under which rules. */
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { ProposalView } from "../../../db/views/proposal.ts";
import { shortDate } from "../desk/format.ts";
import { Icon, type IconName } from "../icons.tsx";
import { useApprovalWords } from "./words.ts";

export function GroundPanel({ view }: { readonly view: ProposalView }) {
  const { t, language } = useApprovalWords();
  const { line, documentation, subject, rules } = view;
  return (
    <section className="panel">
      <div className="h">
        <h3>{t("ground.title")}</h3>
      </div>
      <ul className="pad approval-ground">
        {line.act === null ? (
          <Point icon="success" tone="c-ok">
            {t("ground.floor")}
          </Point>
        ) : (
          <>
            <Point icon="info" tone="c-info">
              {t(`ground.requester.${line.act.requester}`)}
            </Point>
            {documentation === null ? null : (
              <Point
                icon={documentation === "none" ? "warning" : "success"}
                tone={documentation === "none" ? "c-warn" : "c-ok"}
              >
                {t(`ground.documentation.${documentation}`)}
              </Point>
            )}
            {line.act.requester === "subject" ? null : (
              <Point icon="info" tone="c-info">
                {t("ground.uninvited")}
              </Point>
            )}
          </>
        )}
        {subject?.nameProtected === true || subject?.addressProtected === true ? (
          <Point icon="visibility-off" tone="c-warn">
            {t("ground.protected")}
          </Point>
        ) : null}
        <Point icon="how-to-reg" tone="muted">
          <Link to={`/agent/regler/${String(rules.id)}`}>{t("ground.rule", { version: rules.id })}</Link>
          <br />
          <span className="small muted">
            {t("ground.ruleFrom", { date: shortDate(rules.validFrom, 0, language) })}
          </span>
        </Point>
      </ul>
    </section>
  );
}

interface PointProps {
  readonly icon: IconName;
  readonly tone: string;
  readonly children: ReactNode;
}

function Point({ icon, tone, children }: PointProps) {
  return (
    <li className="check">
      <Icon name={icon} className={tone} />
      <span>{children}</span>
    </li>
  );
}
