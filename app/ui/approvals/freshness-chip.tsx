/** How a proposal stands: a word, an icon, a colour, and beside it what that means for whoever looks. */
import type { ProposalLine } from "../../../db/views/approvals.ts";
import type { Freshness } from "../../domain/four-eyes/freshness.ts";
import { ageWords, useNow } from "../desk/clock.tsx";
import { shortDate } from "../desk/format.ts";
import { Icon, type IconName } from "../icons.tsx";
import { useApprovalWords, type ApprovalWords } from "./words.ts";

const LOOK: { readonly [State in Freshness]: readonly [icon: IconName, tone: string] } = {
  fresh: ["success", "c-ok"],
  soon: ["hourglass", "c-warn"],
  own: ["person", "c-info"],
  stale: ["error", "c-danger"],
  expired: ["time", "c-danger"],
  approved: ["success", "c-ok"],
  refused: ["error", "c-danger"],
  withdrawn: ["minus", "ink2"],
};

export function FreshnessChip({ freshness }: { readonly freshness: Freshness }) {
  const { t } = useApprovalWords();
  const [icon, tone] = LOOK[freshness];
  return (
    <span className={`st ${tone}`}>
      <Icon name={icon} />
      {t(`fresh.${freshness}`)}
    </span>
  );
}

/** "udløber 11:58", "om 41 min", "MitID har ændret sig", "en anden skal godkende", "10:31 af Lone Friis". */
export function FreshnessNote({ line }: { readonly line: ProposalLine }) {
  const words = useApprovalWords();
  const now = useNow();
  return <span className="muted ell">{noteOf(line, now, words)}</span>;
}

/** When it was decided, or else when it runs or ran out: the sweep that says so may come later. */
export const endOf = ({ freshness, decidedAt, expiresAt }: ProposalLine): string =>
  freshness === "expired" ? expiresAt : (decidedAt ?? expiresAt);

function noteOf(line: ProposalLine, now: number, words: ApprovalWords): string {
  const { t, desk, language } = words;
  const time = shortDate(endOf(line), now, language);
  switch (line.freshness) {
    case "fresh":
      return t("fresh.until", { time });
    case "soon":
      return t("fresh.in", { age: ageWords(Math.max(0, Date.parse(line.expiresAt) - now), desk.t) });
    case "own":
      return t("fresh.other");
    case "stale":
      return movedWords(line, words);
    case "expired":
    case "withdrawn":
      return t("fresh.at", { time });
    case "approved":
    case "refused":
      return t("fresh.decided", { time, name: line.decidedBy ?? "" });
    default:
      return line.freshness satisfies never;
  }
}

const MOVED = [
  "case.changed",
  "identity.changed",
  "policy.changed",
  "policy.newer",
  "changes.differ",
  "decision.refuses",
  "proposer.blocked",
  "proposer.lostRight",
  "date.passed",
] as const;

/** Everything that has moved beneath it, in words. */
export function movedWords({ moved }: ProposalLine, { t }: ApprovalWords): string {
  return MOVED.filter((code) => moved.includes(code))
    .map((code) => t(`moved.${code}`))
    .join(", ");
}
