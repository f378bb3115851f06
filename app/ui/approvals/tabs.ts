/** The lists of "Godkend" as their addresses name them, and the addresses themselves. */
import type { ApprovalTab } from "../../../db/views/approvals.ts";

export const TAB_WORDS: { readonly [Tab in ApprovalTab]: string } = {
  waiting: "venter",
  mine: "mine",
  decided: "afgjort",
};

export const TABS: readonly ApprovalTab[] = ["waiting", "mine", "decided"];

export const tabPath = (tab: ApprovalTab): string => `/agent/godkend?fane=${TAB_WORDS[tab]}`;
export const linePath = (id: string, tab: ApprovalTab): string =>
  `/agent/godkend/${id}?fane=${TAB_WORDS[tab]}`;
