/** What the ways to prove oneself leave on a case's timeline: codes, documents, approvals, papers and new blocking codes. */
import type { IconName } from "../icons.tsx";

interface ProofEvent {
  readonly icon: IconName;
  readonly tone: "" | "ok" | "warn";
}

const calm = (icon: IconName): ProofEvent => ({ icon, tone: "" });
const good = (icon: IconName): ProofEvent => ({ icon, tone: "ok" });
const bad = (icon: IconName): ProofEvent => ({ icon, tone: "warn" });

/** By kind with a dash for the dot, as the words are named. */
export const PROOF_EVENTS = {
  "code-ordered": calm("email"),
  "code-sent": calm("email"),
  "code-notSent": bad("email"),
  "code-dead": bad("warning"),
  "code-expired": calm("time"),
  "document-checked": calm("assignment"),
  "document-seen": calm("assignment"),
  "approval-asked": calm("how-to-reg"),
  "approval-approved": good("how-to-reg"),
  "approval-denied": bad("warning"),
  "approval-expired": calm("time"),
  "approval-failed": bad("warning"),
  "approval-cancelled": calm("close"),
  "witness-asked": calm("how-to-reg"),
  "witness-approved": good("how-to-reg"),
  "witness-denied": bad("warning"),
  "witness-expired": calm("time"),
  "witness-failed": bad("warning"),
  "witness-cancelled": calm("close"),
  "witness-told": calm("email"),
  "witness-notTold": bad("email"),
  "blockingCode-rotated": calm("lock"),
  "blockingCode-sent": calm("email"),
  "blockingCode-notSent": bad("email"),
  "representation-recorded": calm("person"),
} as const satisfies Readonly<Record<string, ProofEvent>>;

export type ProofEventName = keyof typeof PROOF_EVENTS;

const isName = (name: string): name is ProofEventName => Object.hasOwn(PROOF_EVENTS, name);

/** Null for what is no proof's event. */
export function proofEventName(kind: string): ProofEventName | null {
  const name = kind.replace(".", "-");
  return isName(name) ? name : null;
}
