/** Who may ask for what on somebody else's behalf, and with which paper (product.md §4.5, domain.md §2.3, §11.1). */
import type { ActKind } from "../protection/acts.ts";

export const REQUESTERS = [
  "subject",
  "guardian",
  "attorney",
  "relative",
  "estate",
  "police",
  "bank",
  "employer",
  "authority",
] as const;
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
  /** Papers that carry the request; with none of them it goes to four eyes. */
  readonly papers: readonly Documentation[];
}

const STOPS_FOR_A_WHILE = ["hold", "suspend"] as const;

/** A third party can at most suspend; nobody gets a means or an opening for another (domain.md §1.8, "Helpers"). */
export const REPRESENTATION: { readonly [Who in Exclude<Requester, "subject">]: Standing } = {
  guardian: { may: STOPS_FOR_A_WHILE, papers: ["guardianOrder"] },
  attorney: { may: STOPS_FOR_A_WHILE, papers: ["powerOfAttorney"] },
  relative: { may: STOPS_FOR_A_WHILE, papers: [] },
  estate: { may: ["hold", "suspend", "revoke"], papers: ["estateCertificate"] },
  police: { may: STOPS_FOR_A_WHILE, papers: ["officialCallBack"] },
  bank: { may: STOPS_FOR_A_WHILE, papers: ["officialCallBack"] },
  employer: { may: ["hold"], papers: ["officialCallBack"] },
  authority: { may: STOPS_FOR_A_WHILE, papers: ["officialCallBack"] },
};

export const mayAskFor = (requester: Requester, kind: ActKind): boolean =>
  requester === "subject" || REPRESENTATION[requester].may.includes(kind);

export const isDocumented = (requester: Requester, paper: Documentation): boolean =>
  requester === "subject" || REPRESENTATION[requester].papers.includes(paper);
