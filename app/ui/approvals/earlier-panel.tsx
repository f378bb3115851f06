/** What else was proposed in the case, and what became of it; refused and withdrawn ones stay. */
import { Link } from "@remix-run/react";
import type { ApprovalTab } from "../../../db/views/approvals.ts";
import type { ProposalView } from "../../../db/views/proposal.ts";
import { useNow } from "../desk/clock.tsx";
import { shortDate } from "../desk/format.ts";
import { FreshnessChip } from "./freshness-chip.tsx";
import { linePath } from "./tabs.ts";
import { useApprovalWords } from "./words.ts";

interface EarlierPanelProps {
  readonly earlier: ProposalView["earlier"];
  readonly isPolicy: boolean;
  readonly tab: ApprovalTab;
}

export function EarlierPanel({ earlier, isPolicy, tab }: EarlierPanelProps) {
  const words = useApprovalWords();
  const { t, language } = words;
  const now = useNow();
  if (earlier.length === 0) return null;
  return (
    <section className="panel">
      <div className="h">
        <h3>{t(isPolicy ? "earlier.titlePolicy" : "earlier.title")}</h3>
      </div>
      <ul className="approval-earlier">
        {earlier.map((line) => (
          <li key={line.id} className="row dense">
            <FreshnessChip freshness={line.freshness} />
            <span className="ink2 grow">
              <Link to={linePath(line.id, tab, null)}>{words.whatOf(line)}</Link> ·{" "}
              {line.isOwn ? t("byYou") : line.proposedBy}: <q>{line.words ?? line.reason}</q>
            </span>
            <time className="muted nw" dateTime={line.proposedAt}>
              {shortDate(line.proposedAt, now, language)}
            </time>
          </li>
        ))}
      </ul>
    </section>
  );
}
