/** Who may ask for what on somebody else's behalf, and with which paper (product.md §4.5, domain.md §2.3, §11.1). */
import type { Mover } from "../actor.ts";
import type { ActKind } from "../protection/acts.ts";

/** People outside the line who ask for somebody else. */
export const THIRD_PARTIES = [
  "guardian",
  "attorney",
  "relative",
  "estate",
  "police",
  "bank",
  "employer",
  "authority",
] as const;
export type ThirdParty = (typeof THIRD_PARTIES)[number];

/** `line`: Fælleslinjen itself, unasked; `register`: the CPR register, by what it says of the number. */
export const REQUESTERS = ["subject", ...THIRD_PARTIES, "line", "register"] as const;
export type Requester = (typeof REQUESTERS)[number];

export const DOCUMENTATIONS = [
  "none",
  "guardianOrder",
  "powerOfAttorney",
  "estateCertificate",
  "officialCallBack",
] as const;
export type Documentation = (typeof DOCUMENTATIONS)[number];

interface Standing {
  readonly may: readonly ActKind[];
  /** Papers that count for them; with none of them it goes to four eyes. */
  readonly papers: readonly Documentation[];
}

const STOPS_FOR_A_WHILE = ["hold", "suspend"] as const;

/**
 * A third party can at most suspend; nobody gets a means or an opening for another (domain.md §1.8, "Helpers").
 * For ever is only on the register's word, and what it says of the dead carries more than any estate's paper (016).
 */
export const REPRESENTATION: { readonly [Who in Exclude<Requester, "subject">]: Standing } = {
  guardian: { may: STOPS_FOR_A_WHILE, papers: ["guardianOrder"] },
  attorney: { may: STOPS_FOR_A_WHILE, papers: ["powerOfAttorney"] },
  relative: { may: STOPS_FOR_A_WHILE, papers: [] },
  estate: { may: STOPS_FOR_A_WHILE, papers: ["estateCertificate"] },
  police: { may: STOPS_FOR_A_WHILE, papers: ["officialCallBack"] },
  bank: { may: STOPS_FOR_A_WHILE, papers: ["officialCallBack"] },
  employer: { may: ["hold"], papers: ["officialCallBack"] },
  authority: { may: STOPS_FOR_A_WHILE, papers: ["officialCallBack"] },
  line: { may: ["hold", "suspend", "block"], papers: [] },
  register: { may: ["suspend", "revoke"], papers: [] },
};

interface Worth {
  /** The agent has heard of the paper; nobody at the line has it in hand. */
  readonly onTelephone: readonly ActKind[];
  /** The clerk has it in hand. */
  readonly atCounter: readonly ActKind[];
}

/**
 * What a paper carries without a colleague. On the telephone it is a number that somebody has read aloud, so it gives
 * the hold alone, which ends by itself; whoever has been called back is known, but has shown nothing (domain.md §11.1).
 */
export const PAPER_CARRIES: { readonly [Paper in Documentation]: Worth } = {
  none: { onTelephone: [], atCounter: [] },
  guardianOrder: { onTelephone: ["hold"], atCounter: STOPS_FOR_A_WHILE },
  powerOfAttorney: { onTelephone: ["hold"], atCounter: STOPS_FOR_A_WHILE },
  estateCertificate: { onTelephone: ["hold"], atCounter: STOPS_FOR_A_WHILE },
  officialCallBack: { onTelephone: ["hold"], atCounter: ["hold"] },
};

export const mayAskFor = (requester: Requester, kind: ActKind): boolean =>
  requester === "subject" || REPRESENTATION[requester].may.includes(kind);

export const isDocumented = (requester: Requester, paper: Documentation): boolean =>
  requester === "subject" || REPRESENTATION[requester].papers.includes(paper);

/** Whether a paper of theirs, put on record by this mover, carries the act without a colleague. */
export function carriesAlone(requester: Requester, kind: ActKind, mover: Mover): boolean {
  if (requester === "subject" || !mayAskFor(requester, kind)) return false;
  if (mover !== "agent" && mover !== "clerk") return false;
  const place = mover === "clerk" ? "atCounter" : "onTelephone";
  return REPRESENTATION[requester].papers.some((paper) => PAPER_CARRIES[paper][place].includes(kind));
}
