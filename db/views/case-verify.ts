/** The ways to prove oneself beside the questions: what is under way, what is left, and nothing that is an answer. */
import type { Actor } from "../../app/domain/actor.ts";
import { minutes } from "../../app/domain/duration.ts";
import type { Policy } from "../../app/domain/policy/policy.ts";
import { askRefusal, type AskRefusal } from "../../app/domain/verification/approval.ts";
import { documentRefusal, triesLeft } from "../../app/domain/verification/document-number.ts";
import { sendRefusal, type SendRefusal } from "../../app/domain/verification/one-time-code.ts";
import { strongest, type ProofLevel } from "../../app/domain/verification/level.ts";
import type { Documentation, Requester } from "../../app/domain/verification/representation.ts";
import { levelBy, lifetime, mustMeet } from "../../app/domain/verification/worth.ts";
import { newestApproval, type ApprovalRow } from "../approvals.ts";
import { isNewCodeOnItsWay } from "../blocking-codes.ts";
import type { Tx } from "../database.ts";
import { newestCode, type CodeRow } from "../one-time-codes.ts";
import { askFacts, documentFacts, sendFacts, type ProofScene } from "../proof-facts.ts";
import { newestRepresentation } from "../representations.ts";
import { verificationsOf } from "../verifications.ts";

export interface CodeView {
  readonly state: "live" | "used" | "dead" | "expired" | "replaced";
  /** Two last digits of the phone. */
  readonly suffix: string;
  readonly expiresAt: string;
  /** 0 for a code that can't be tried. */
  readonly triesLeft: number;
}

export interface ApprovalView {
  readonly state: "starting" | "pending" | "approved" | "denied" | "expired" | "failed" | "cancelled";
  /** Read aloud by the agent, and shown in the person's app. */
  readonly referenceNumber: string;
  readonly askedAt: string;
  readonly expiresAt: string;
}

type Way = "oneTimeCode" | "documentNumber" | "approval" | "representation" | "documentCheck";

export interface WorthView {
  /** The level that it gives somebody who stands where this person stands now. */
  readonly level: ProofLevel;
  /** What it gives on top of *bekræftet*; null where it then gives nothing more. */
  readonly onConfirmed: ProofLevel | null;
  /** How long it lives. */
  readonly minutes: number;
}

export interface VerifyView {
  readonly worth: Readonly<Record<Way, WorthView>>;
  /** A new blocking code is drawn, and its letter has not left. */
  readonly isNewBlockingCodeOnItsWay: boolean;
  /** The newest code that this agent ordered in this case. */
  readonly code: CodeView | null;
  readonly sendsLeft: number;
  /** Why no code may be sent now; null where one may. */
  readonly codeRefusal: SendRefusal | null;
  readonly documentTriesLeft: number;
  readonly documentRefusal: ReturnType<typeof documentRefusal>;
  readonly approval: ApprovalView | null;
  readonly approvalRefusal: AskRefusal | null;
  readonly representation: { readonly requester: Requester; readonly documentation: Documentation } | null;
}

export async function verifyView(tx: Tx, actor: Actor, scene: ProofScene): Promise<VerifyView> {
  const { policy, now } = scene;
  const of = { caseId: scene.caseId, citizenId: scene.citizenId, prover: actor };
  const send = await sendFacts(tx, scene);
  const documents = await documentFacts(tx, scene);
  const code = await newestCode(tx, of);
  const approval = await newestApproval(tx, of);
  // Where the person must meet up nothing tells why: no count of what was tried stands beside it.
  const isOver = mustMeet(send.facts.failuresLately, policy.questions);
  const proofs = await verificationsOf(tx, actor, scene.caseId, scene.citizenId);
  return {
    worth: worthOf(policy, strongest(proofs, now)?.level ?? "none"),
    isNewBlockingCodeOnItsWay: await isNewCodeOnItsWay(tx, scene.citizenId),
    code: code === undefined ? null : codeView(code, policy, now),
    sendsLeft: isOver ? 0 : Math.max(0, policy.oneTimeCode.sendsPerSubjectPerDay - send.facts.sendsLately),
    codeRefusal: sendRefusal(policy, send.facts),
    documentTriesLeft: isOver ? 0 : triesLeft(policy.documentNumber, documents.triesLately),
    documentRefusal: documentRefusal(policy, documents),
    approval: approval === undefined ? null : approvalView(approval, now),
    approvalRefusal: askRefusal(policy, await askFacts(tx, scene)),
    representation: (await newestRepresentation(tx, of)) ?? null,
  };
}

function worthOf(policy: Policy, had: ProofLevel): VerifyView["worth"] {
  const of = (way: Way): WorthView => ({
    level: levelBy(policy, way, had),
    onConfirmed: policy.methods[way].onConfirmed,
    minutes: lifetime(policy, way) / minutes(1),
  });
  return {
    oneTimeCode: of("oneTimeCode"),
    documentNumber: of("documentNumber"),
    approval: of("approval"),
    representation: of("representation"),
    documentCheck: of("documentCheck"),
  };
}

function codeView(code: CodeRow, policy: Policy, now: Date): CodeView {
  const state = code.state === "live" && code.expiresAt <= now ? "expired" : code.state;
  return {
    state,
    suffix: code.contactSuffix,
    expiresAt: code.expiresAt.toISOString(),
    triesLeft: state === "live" ? Math.max(0, policy.oneTimeCode.tries - code.wrongTries) : 0,
  };
}

function approvalView(approval: ApprovalRow, now: Date): ApprovalView {
  const isOpen = approval.state === "starting" || approval.state === "pending";
  return {
    state: isOpen && approval.expiresAt <= now ? "expired" : approval.state,
    referenceNumber: approval.referenceNumber,
    askedAt: approval.askedAt.toISOString(),
    expiresAt: approval.expiresAt.toISOString(),
  };
}
