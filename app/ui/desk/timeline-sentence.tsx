/** One sentence for each kind of thing that happens in a case; a kind without words is not shown. */
import type { ReactNode } from "react";
import type { TimelineEntry } from "../../../db/views/case-timeline.ts";
import { useActWords } from "./acts/words.ts";
import { oneOf } from "./one-of.ts";
import { ACT_SENTENCES } from "./timeline-acts.ts";
import { PROOF_EVENTS, proofEventName, type ProofEventName } from "./timeline-proofs.ts";
import type { IconName } from "../icons.tsx";
import { elapsed } from "./format.ts";
import { useWords, type Words } from "./words.ts";

export interface Sentence {
  readonly icon: IconName;
  readonly tone: "" | "ok" | "warn" | "danger" | "info";
  readonly words: ReactNode;
}

type Facts = TimelineEntry["facts"];

export function useSentence(entry: TimelineEntry): Sentence | null {
  const words = useWords();
  const actWords = useActWords();
  const { kind, facts } = entry;
  const act = ACT_SENTENCES.get(kind);
  if (act !== undefined) return act(facts, actWords);
  const proof = proofEventName(kind);
  if (proof !== null) return proofEvent(proof, facts, words);
  if (kind.startsWith("notice.")) return noticeSentence(kind, facts, words);
  if (kind.startsWith("call.") || kind.startsWith("case.")) return callSentence(kind, facts, words);
  return proofSentence(kind, facts, words);
}

const text = (facts: Facts, name: string): string => String(facts[name] ?? "");
const count = (facts: Facts, name: string): number => Number(facts[name] ?? 0);

function noticeSentence(kind: string, facts: Facts, words: Words): Sentence | null {
  const told = { channel: channel(facts, words) };
  switch (kind) {
    case "notice.sent":
      return { icon: "email", tone: "", words: words.t("beside.timeline.noticeSent", told) };
    case "notice.failed":
      return { icon: "email", tone: "warn", words: words.t("beside.timeline.noticeFailed", told) };
    default:
      return null;
  }
}

function channel(facts: Facts, { t }: Words): string {
  const suffix = typeof facts["suffix"] === "string" ? ` •• ${facts["suffix"]}` : "";
  const by = oneOf(["sms", "nemSms", "email", "letter"] as const, facts["channel"]) ?? "digitalPost";
  return `${t(`case.way.${by}`)}${suffix}`;
}

function proofEvent(name: ProofEventName, facts: Facts, { t }: Words): Sentence {
  const outcome = oneOf(["matches", "differs", "unknown"] as const, facts["outcome"]) ?? "unknown";
  const told = { suffix: text(facts, "suffix"), outcome: t(`beside.timeline.documentOutcomes.${outcome}`) };
  return { ...PROOF_EVENTS[name], words: t(`beside.timeline.proofs.${name}`, told) };
}

function callSentence(kind: string, facts: Facts, words: Words): Sentence | null {
  const { t, wrapUpName } = words;
  const calm = (icon: IconName, sentence: string): Sentence => ({ icon, tone: "", words: sentence });
  switch (kind) {
    case "call.received":
      return calm("headset", received(facts, words));
    case "call.queued":
      return calm("time", t("beside.timeline.callQueued"));
    case "call.taken":
      return {
        ...calm(
          "call",
          t("beside.timeline.callTaken", { waited: elapsed(count(facts, "waitSeconds") * 1_000) }),
        ),
        tone: "info",
      };
    case "call.held":
      return calm("pause", t("beside.timeline.callHeld"));
    case "call.resumed":
      return calm("call", t("beside.timeline.callResumed"));
    case "call.ended":
      return calm("call-end", t("beside.timeline.callEnded"));
    case "call.agentLost":
      return { ...calm("call-end", t("beside.timeline.callLost")), tone: "warn" };
    case "call.requeued":
      return { ...calm("headset", t("beside.timeline.callRequeued")), tone: "warn" };
    case "case.opened":
      return calm("assignment", t("beside.timeline.caseOpened"));
    case "case.closed":
      return {
        ...calm("check", t("beside.timeline.caseClosed", { code: wrapUpName(text(facts, "code")) })),
        tone: "ok",
      };
    default:
      return null;
  }
}

function received(facts: Facts, { t, menuStep }: Words): string {
  const path = facts["path"];
  const steps = Array.isArray(path) ? path.flatMap((code) => menuStep(String(code)) ?? []) : [];
  return steps.length === 0
    ? t("beside.timeline.callReceivedBare")
    : t("beside.timeline.callReceived", { path: steps.join(" › ") });
}

function proofSentence(kind: string, facts: Facts, words: Words): Sentence | null {
  const { t, questionKind } = words;
  switch (kind) {
    case "citizen.identified":
      return { icon: "person", tone: "", words: t("beside.timeline.identified") };
    case "look":
      return {
        icon: "visibility",
        tone: facts["outcome"] === "systemDown" ? "warn" : "",
        words: looked(facts, words),
      };
    case "question.asked": {
      const asked = { number: text(facts, "ordinal"), kind: questionKind(text(facts, "kind")) };
      return { icon: "help", tone: "", words: t("beside.timeline.asked", asked) };
    }
    case "question.answered":
      return { icon: "how-to-reg", tone: "", words: answered(facts, words) };
    case "level.reached":
      return { icon: "how-to-reg", tone: "ok", words: reached(facts, words) };
    case "round.failed":
      return { icon: "warning", tone: "warn", words: t("beside.timeline.roundFailed") };
    case "note":
      return { icon: "edit", tone: "", words: text(facts, "text") };
    default:
      return null;
  }
}

function looked(facts: Facts, { t, systemName }: Words): string {
  const system = systemName(text(facts, "system"));
  if (facts["outcome"] === "systemDown") return t("beside.timeline.lookDown", { system });
  if (facts["outcome"] === "notFound") return t("beside.timeline.lookNone", { system });
  return t("beside.timeline.look", { system, purpose: t("beside.timeline.purposes.caller") });
}

function answered(facts: Facts, { t }: Words): ReactNode {
  const outcome = oneOf(["matches", "differs", "unknown"] as const, facts["outcome"]) ?? "skipped";
  return (
    <>
      {t("beside.timeline.answered", { number: text(facts, "ordinal") })}{" "}
      <b className="m">{t(`case.outcomes.${outcome}`)}</b>
    </>
  );
}

function reached(facts: Facts, { t }: Words): ReactNode {
  const level = oneOf(["claimed", "confirmed", "strong", "inPerson"] as const, facts["level"]) ?? "none";
  const name = <b className="m">{t("beside.timeline.level", { level: t(`levels.${level}`) })}</b>;
  // Only a level that was earned by questions has points.
  if (facts["points"] === undefined) return name;
  const note = { points: text(facts, "points"), answers: text(facts, "answers") };
  return (
    <>
      {name} · {t("beside.timeline.levelNote", note)}
    </>
  );
}
