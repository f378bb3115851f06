/** The stylesheet of "Godkend" alone. */
import approvals from "./approvals.css?url";

export const approvalLinks = [{ rel: "stylesheet", href: approvals }] as const;
