/** The foot of a proposal: the tick and the decision, or why there is none to make here. */
import { useEffect, useRef } from "react";
import type { ProposalView } from "../../../db/views/proposal.ts";
import { useNow } from "../desk/clock.tsx";
import { shortDate } from "../desk/format.ts";
import { Icon, type IconName } from "../icons.tsx";
import { Decide } from "./decide.tsx";
import { endOf, movedWords } from "./freshness-chip.tsx";
import { OwnProposal } from "./own-proposal.tsx";
import { useApprovalWords, type ApprovalWords } from "./words.ts";

export function DecideBar({ view }: { readonly view: ProposalView }) {
  const { line, mayApprove } = view;
  const isOpen = line.freshness === "fresh" || line.freshness === "soon";
  const isMine = isOpen && mayApprove && !line.isOwn;
  const wasMine = useRef(isMine);
  if (isMine) return <Decide view={view} />;
  return (
    <footer className="approval-foot">
      <Ended view={view} justNow={wasMine} />
      {line.isOwn ? <OwnProposal view={view} /> : null}
    </footer>
  );
}

const ICON: Readonly<Record<string, IconName>> = { approved: "success", own: "person" };
const TONE: Readonly<Record<string, string>> = { approved: "c-ok", own: "c-info", withdrawn: "ink2" };

interface EndedProps {
  readonly view: ProposalView;
  /** It could be decided here a moment ago: the button that had the focus is gone, so the outcome takes it. */
  readonly justNow: { readonly current: boolean };
}

function Ended({ view, justNow }: EndedProps) {
  const words = useApprovalWords();
  const now = useNow();
  const told = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (justNow.current) told.current?.focus();
  }, [justNow]);
  const { freshness } = view.line;
  return (
    <p className="row grow" role="status" tabIndex={-1} ref={told}>
      <Icon name={ICON[freshness] ?? "error"} size={20} className={TONE[freshness] ?? "c-danger"} />
      <span>{endedWords(view, now, words)}</span>
    </p>
  );
}

function endedWords({ line }: ProposalView, now: number, words: ApprovalWords): string {
  const { t, language } = words;
  const time = shortDate(endOf(line), now, language);
  const by = { time, name: line.decidedBy ?? "", words: line.words ?? "" };
  switch (line.freshness) {
    case "stale": {
      const told = t("decide.stale", {
        time: line.decidedAt === null ? "" : time,
        why: movedWords(line, words),
      }).replace(" :", ":");
      return line.isOwn ? told : `${told} ${t("decide.staleAsk", { name: line.proposedBy })}`;
    }
    case "expired":
      return t("decide.expired", by);
    case "approved":
      return t("decide.approved", by);
    case "refused":
      return t("decide.refused", by);
    case "withdrawn":
      return t("decide.withdrawn", by);
    case "fresh":
    case "soon":
    case "own":
      return t("decide.own");
    default:
      return line.freshness satisfies never;
  }
}
