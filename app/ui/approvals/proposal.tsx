/** One proposal as a second person reads it: what, who and why; what changes; on what ground; and the decision. */
import { Link } from "@remix-run/react";
import type { ApprovalTab } from "../../../db/views/approvals.ts";
import type { ProposalView } from "../../../db/views/proposal.ts";
import type { LetterPreview } from "../../http/letter-preview.ts";
import { useNow } from "../desk/clock.tsx";
import { shortDate } from "../desk/format.ts";
import { Icon } from "../icons.tsx";
import { ChangesPanel } from "./changes-panel.tsx";
import { DecideBar } from "./decide-bar.tsx";
import { EarlierPanel } from "./earlier-panel.tsx";
import { FreshPanel } from "./fresh-panel.tsx";
import { GroundPanel } from "./ground-panel.tsx";
import { LetterPanel } from "./letter-panel.tsx";
import { PreviewPanel } from "./preview-panel.tsx";
import { pagePath } from "./tabs.ts";
import { meansOf, nameOf, useApprovalWords, type ApprovalWords } from "./words.ts";

interface ProposalProps {
  readonly view: ProposalView;
  readonly letter: LetterPreview | null;
  readonly tab: ApprovalTab;
  /** The page of the list that it was opened from. */
  readonly after: string | null;
}

export function Proposal({ view, letter, tab, after }: ProposalProps) {
  const { t } = useApprovalWords();
  const { line } = view;
  return (
    <section className="approval" aria-labelledby="forslag">
      <Head view={view} tab={tab} after={after} />
      {/* Scrolls by itself, so a keyboard must reach it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="approval-body" tabIndex={0} role="group" aria-label={t("detailLabel")}>
        <div className="approval-col">
          <ChangesPanel
            changes={view.changes}
            isPolicy={line.kind === "policy"}
            kind={line.act?.kind ?? null}
          />
          {letter === null ? null : <LetterPanel letter={letter} subject={view.subject} />}
          {view.policy === null ? null : (
            <PreviewPanel preview={view.policy.preview} changes={view.changes} />
          )}
          <EarlierPanel earlier={view.earlier} isPolicy={line.kind === "policy"} tab={tab} />
        </div>
        <div className="approval-col">
          <FreshPanel view={view} />
          <GroundPanel view={view} />
          <section className="panel">
            <div className="h">
              <h3>{t("undo.title")}</h3>
            </div>
            <p className="pad dense ink2">{t(`undo.${undoOf(view)}`)}</p>
          </section>
        </div>
      </div>
      <DecideBar view={view} />
    </section>
  );
}

const undoOf = ({ line }: ProposalView) => (line.act === null ? "policy" : line.act.kind);

function Head({ view, tab, after }: Omit<ProposalProps, "letter">) {
  const words = useApprovalWords();
  const { t, language } = words;
  const { line } = view;
  const time = shortDate(line.proposedAt, useNow(), language);
  return (
    <header className="approval-head">
      <div className="row">
        <Link className="btn sm approval-back" to={pagePath(tab, after)}>
          {t("back")}
        </Link>
        <span className="st c-violet">
          <Icon name="how-to-reg" />
          {t("fourEyes")}
        </span>
        <span className="muted ell">· {t(`why.${whyOf(view)}`)}</span>
        <CaseNumber view={view} />
      </div>
      <h2 id="forslag">{titleOf(view, words)}</h2>
      <p className="dense ink2 approval-by">
        <span className="ava" aria-hidden="true">
          {initials(line.proposedBy)}
        </span>
        <span>
          {line.isOwn ? (
            <b>{t("proposedYou", { time })}</b>
          ) : (
            <>
              <b>{line.proposedBy}</b> {t("proposed", { time })}
            </>
          )}{" "}
          <q>{view.reason}</q>
        </span>
      </p>
    </header>
  );
}

/** Only one's own case can be opened. */
function CaseNumber({ view: { line, isRenewable } }: { readonly view: ProposalView }) {
  if (line.caseNumber === null) return null;
  if (!isRenewable) return <span className="right small muted nw">{line.caseNumber}</span>;
  return (
    <Link className="right small nw" to={`/agent/sager/${line.caseNumber}`}>
      {line.caseNumber}
    </Link>
  );
}

function whyOf({ line }: ProposalView) {
  if (line.act === null) return "policy";
  return line.act.requester === "subject" ? "invited" : "uninvited";
}

function titleOf({ line, subject, policy }: ProposalView, words: ApprovalWords): string {
  const { t, desk, language } = words;
  if (line.act === null) {
    const from = policy?.validFrom ?? null;
    return from === null ? t("titles.policyNow") : t("titles.policy", { from: shortDate(from, 0, language) });
  }
  const name = nameOf(subject, t);
  return t(`titles.${line.act.kind}`, { name, means: meansOf(line.act, desk) });
}

const initials = (name: string): string =>
  name
    .split(" ")
    .map((part) => part.charAt(0))
    .join("")
    .slice(0, 2);
