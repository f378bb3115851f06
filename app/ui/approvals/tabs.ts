/** The lists of "Godkend" as their addresses name them, and the addresses themselves. */
import type { ApprovalTab } from "../../../db/views/approvals.ts";

export const TAB_WORDS: { readonly [Tab in ApprovalTab]: string } = {
  waiting: "venter",
  mine: "mine",
  decided: "afgjort",
};

export const TABS: readonly ApprovalTab[] = ["waiting", "mine", "decided"];

export const tabPath = (tab: ApprovalTab): string => `/agent/godkend?fane=${TAB_WORDS[tab]}`;
/** `after`: the page of a list that begins after this proposal; null for its first. */
export const linePath = (id: string, tab: ApprovalTab, after: string | null): string =>
  `/agent/godkend/${id}?fane=${TAB_WORDS[tab]}${pageOf(after)}`;
export const pagePath = (tab: ApprovalTab, after: string | null): string => tabPath(tab) + pageOf(after);
const pageOf = (after: string | null): string => (after === null ? "" : `&efter=${after}`);
