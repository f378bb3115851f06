/** Keeps a list still under somebody's pointer or focus (staff.md §5.1): what is shown changes in place, rows wait. */
import { useState } from "react";
import type { ApprovalTab, ProposalLine } from "../../../db/views/approvals.ts";

interface CalmList {
  readonly lines: readonly ProposalLine[];
  /** Rows that came or went meanwhile. */
  readonly news: number;
  readonly show: () => void;
  /** For the list's box. */
  readonly calm: {
    readonly onPointerEnter: () => void;
    readonly onPointerLeave: () => void;
    readonly onFocus: () => void;
    readonly onBlur: () => void;
  };
}

export function useCalmList(tab: ApprovalTab, newest: readonly ProposalLine[]): CalmList {
  const [over, setOver] = useState(false);
  const [within, setWithin] = useState(false);
  const [shown, setShown] = useState({ tab, lines: newest });
  const still = (over || within) && shown.tab === tab;
  if (!still && shown.lines !== newest) setShown({ tab, lines: newest });
  const fresh = new Map(newest.map((line) => [line.id, line]));
  const known = new Set(shown.lines.map(({ id }) => id));
  const came = newest.filter(({ id }) => !known.has(id)).length;
  const gone = shown.lines.filter(({ id }) => !fresh.has(id)).length;
  return {
    lines: still ? shown.lines.map((line) => fresh.get(line.id) ?? line) : newest,
    news: still ? came + gone : 0,
    show: () => {
      setShown({ tab, lines: newest });
    },
    calm: {
      onPointerEnter: () => {
        setOver(true);
      },
      onPointerLeave: () => {
        setOver(false);
      },
      onFocus: () => {
        setWithin(true);
      },
      onBlur: () => {
        setWithin(false);
      },
    },
  };
}
