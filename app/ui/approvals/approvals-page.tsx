/** "Godkend": the lists on the left, one proposal on the right. Works as plain links and forms, too. */
import { Link } from "@remix-run/react";
import type { ApprovalsView } from "../../../db/views/approvals.ts";
import type { ProposalView } from "../../../db/views/proposal.ts";
import type { LetterPreview } from "../../http/letter-preview.ts";
import { Icon } from "../icons.tsx";
import { Proposal } from "./proposal.tsx";
import { ProposalList } from "./proposal-list.tsx";
import { TABS, tabPath } from "./tabs.ts";
import { useApprovalWords } from "./words.ts";

interface ApprovalsPageProps {
  readonly view: ApprovalsView;
  readonly open: ProposalView | null;
  readonly letter: LetterPreview | null;
}

export function ApprovalsPage({ view, open, letter }: ApprovalsPageProps) {
  const { t } = useApprovalWords();
  return (
    <main className="main approvals" id="indhold" tabIndex={-1} data-open={open === null ? undefined : ""}>
      <section className="approvals-list" aria-label={t("listLabel")}>
        <div className="h">
          <h1>{t("title")}</h1>
          {view.mayApprove ? (
            <span className="muted" role="status">
              {t("decidable", { count: view.counts.decidable })}
            </span>
          ) : null}
          <Link className="right small" to="/agent/regler">
            {t("toRules")}
          </Link>
        </div>
        <Tabs view={view} />
        {view.tab === "waiting" && !view.mayApprove ? (
          <NoRole />
        ) : (
          <ProposalList key={view.after} view={view} openId={open?.line.id ?? null} />
        )}
        <Keys shown={view.mayApprove} />
      </section>
      {open === null ? (
        <section className="approvals-none" aria-label={t("detailLabel")}>
          <p className="muted">{t(view.lines.length === 0 ? "nothing" : "choose")}</p>
        </section>
      ) : (
        <Proposal key={open.line.id} view={open} letter={letter} tab={view.tab} after={view.after} />
      )}
    </main>
  );
}

function Tabs({ view }: { readonly view: ApprovalsView }) {
  const { t } = useApprovalWords();
  const counts = {
    waiting: view.mayApprove ? view.counts.waiting : null,
    mine: view.counts.mine,
    decided: null,
  };
  return (
    <nav className="tabs" aria-label={t("tabs.label")}>
      {TABS.map((tab) => (
        <Link key={tab} to={tabPath(tab)} aria-current={tab === view.tab ? "page" : undefined}>
          {t(`tabs.${tab}`)} {counts[tab] === null ? null : <span className="muted">{counts[tab]}</span>}
        </Link>
      ))}
    </nav>
  );
}

function NoRole() {
  const { t } = useApprovalWords();
  return (
    <div className="notice warn" role="status">
      <Icon name="lock" size={20} />
      <p>{t("noRole")}</p>
    </div>
  );
}

/** The keys of this page; on a touch screen they are only words. */
function Keys({ shown }: { readonly shown: boolean }) {
  const { t } = useApprovalWords();
  if (!shown) return null;
  return (
    <p className="approvals-keys small muted only-wide">
      <kbd>↑</kbd>
      <kbd>↓</kbd> {t("keys.choose")}
      <span className="keys">
        <kbd>Ctrl</kbd>
        <kbd>↵</kbd>
      </span>
      {t("keys.approve")}
      <kbd>R</kbd> {t("keys.refuse")}
    </p>
  );
}
