/** "Regler": the versions by their from-dates on the left, one of them to read on the right. */
import { Link } from "@remix-run/react";
import type { PoliciesView, ShownVersion, VersionLine } from "../../../db/views/policies.ts";
import { ChangesPanel } from "../approvals/changes-panel.tsx";
import { useApprovalWords } from "../approvals/words.ts";
import { shortDate } from "../desk/format.ts";
import { Icon } from "../icons.tsx";
import { RulesSheet } from "./rules-sheet.tsx";
import { StandingChip } from "./standing-chip.tsx";
import { VersionList } from "./version-list.tsx";

export function PoliciesPage({ view }: { readonly view: PoliciesView }) {
  const { t } = useApprovalWords();
  return (
    <main className="main approvals policies" id="indhold" tabIndex={-1} data-open="">
      <section className="approvals-list" aria-label={t("versions.title")}>
        <div className="h">
          <h1>{t("versions.title")}</h1>
          <Link className="right small" to="/agent/godkend">
            {t("title")}
            {view.waiting === 0 ? "" : ` · ${t("versions.waiting", { count: view.waiting })}`}
          </Link>
        </div>
        <VersionList view={view} />
        <div className="rules-propose">
          {view.mayPropose ? (
            <Link className="btn" to="/agent/regler/ny">
              <Icon name="edit" />
              {t("versions.propose")}
            </Link>
          ) : (
            <p className="small muted">{t("versions.mayNot")}</p>
          )}
        </div>
      </section>
      {view.shown === null ? null : <Version key={view.shown.line.id} shown={view.shown} />}
    </main>
  );
}

function Version({ shown: { line, leaves, older, changes } }: { readonly shown: ShownVersion }) {
  const { t } = useApprovalWords();
  return (
    <section className="approval" aria-labelledby="version">
      <Head line={line} />
      {/* Scrolls by itself, so a keyboard must reach it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="approval-body rules-body" tabIndex={0} role="group" aria-labelledby="version">
        {changes === null || changes.length === 0 ? null : (
          <ChangesPanel
            changes={changes}
            isPolicy
            kind={null}
            title={t("versions.changed", { version: older ?? "" })}
          />
        )}
        <RulesSheet leaves={leaves} />
      </div>
    </section>
  );
}

function Head({ line }: { readonly line: VersionLine }) {
  const { t, language } = useApprovalWords();
  const { proposal } = line;
  return (
    <header className="approval-head">
      <div className="row">
        <StandingChip standing={line.standing} />
        <span className="muted">
          {t("versions.from", { date: shortDate(line.validFrom, 0, language) })} ·{" "}
          {t("versions.decisions", { count: line.decisions })}
        </span>
      </div>
      <h2 id="version">{t("ground.rule", { version: line.id })}</h2>
      <p className="dense ink2">
        {proposal === null ? (
          t("versions.first")
        ) : (
          <>
            {t("versions.made", {
              by: proposal.proposedBy,
              approver: proposal.approvedBy ?? "",
            })}{" "}
            <q>{proposal.reason}</q>
          </>
        )}
      </p>
    </header>
  );
}
