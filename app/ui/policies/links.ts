/** The stylesheets of "Regler" alone. */
import { approvalLinks } from "../approvals/links.ts";
import policies from "./policies.css?url";

export const policyLinks = [...approvalLinks, { rel: "stylesheet", href: policies }] as const;
