/** One of the lists. While somebody points at it or stands in it, no row moves: news wait behind a button. */
import { Link } from "@remix-run/react";
import type { ApprovalsView, ApprovalTab, ProposalLine } from "../../../db/views/approvals.ts";
import { useNow } from "../desk/clock.tsx";
import { shortDate } from "../desk/format.ts";
import { FreshnessChip, FreshnessNote } from "./freshness-chip.tsx";
import { linePath, pagePath } from "./tabs.ts";
import { useArrowKeys } from "./use-arrow-keys.ts";
import { useCalmList } from "./use-calm-list.ts";
import { useApprovalWords } from "./words.ts";

interface ProposalListProps {
  readonly view: ApprovalsView;
  readonly openId: string | null;
}

export function ProposalList({ view, openId }: ProposalListProps) {
  const { t } = useApprovalWords();
  const { lines, news, show, calm } = useCalmList(view.tab, view.lines);
  const list = useArrowKeys();
  if (view.lines.length === 0)
    return (
      <>
        <p className="approvals-empty muted">{t(`empty.${view.after === null ? view.tab : "older"}`)}</p>
        <Pages view={view} />
      </>
    );
  return (
    <div className="approvals-scroll" {...calm}>
      {news === 0 ? null : (
        <button type="button" className="btn sm approvals-news" onClick={show}>
          {t("news", { count: news })}
        </button>
      )}
      <ul ref={list}>
        {lines.map((line) => (
          <li key={line.id}>
            <Line line={line} tab={view.tab} after={view.after} isOpen={line.id === openId} />
          </li>
        ))}
      </ul>
      <Pages view={view} />
    </div>
  );
}

/** Of the decided there are ever more: a page at a time, the newest first. */
function Pages({ view: { tab, after, older } }: Pick<ProposalListProps, "view">) {
  const { t } = useApprovalWords();
  if (after === null && older === null) return null;
  return (
    <nav className="approvals-pages row" aria-label={t("pages.label")}>
      {after === null ? null : (
        <Link className="btn sm" to={pagePath(tab, null)}>
          {t("pages.newest")}
        </Link>
      )}
      {older === null ? null : (
        <Link className="btn sm right" to={pagePath(tab, older)}>
          {t("pages.older")}
        </Link>
      )}
    </nav>
  );
}

interface LineProps {
  readonly after: string | null;
  readonly line: ProposalLine;
  readonly tab: ApprovalTab;
  readonly isOpen: boolean;
}

function Line({ line, tab, after, isOpen }: LineProps) {
  const words = useApprovalWords();
  const { t, language } = words;
  const now = useNow();
  const about =
    line.caseNumber === null ? t("rules", { count: line.changes }) : t("case", { number: line.caseNumber });
  const by = line.isOwn ? t("byYou") : t("by", { name: line.proposedBy });
  return (
    <Link
      className={isOpen ? "prop sel" : "prop"}
      to={linePath(line.id, tab, after)}
      aria-current={isOpen ? "true" : undefined}
      preventScrollReset
    >
      <span className="row">
        <span className="b ell grow">{words.whatOf(line)}</span>
        <time className="small muted nw" dateTime={line.proposedAt}>
          {shortDate(line.proposedAt, now, language)}
        </time>
      </span>
      <span className="small muted ell">
        {about} · {by}
      </span>
      <span className="row small">
        <FreshnessChip freshness={line.freshness} />
        <FreshnessNote line={line} />
      </span>
    </Link>
  );
}
