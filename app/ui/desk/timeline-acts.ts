/** What the timeline says of acts on somebody's access: their way, what was taken back, wishes, proposals and theft. */
import type { TimelineEntry } from "../../../db/views/case-timeline.ts";
import { ACT_KINDS } from "../../domain/protection/acts.ts";
import { eventOfCprStatus } from "../../domain/protection/identity-machine.ts";
import { THEFT_OUTCOMES, THEFT_STEPS } from "../../domain/protection/theft.ts";
import { REISSUE_STATES } from "../../domain/protection/withdrawal.ts";
import type { IconName } from "../icons.tsx";
import type { ActWords } from "./acts/words.ts";
import { pairs, tenths } from "./format.ts";
import { oneOf } from "./one-of.ts";

export interface ActSentence {
  readonly icon: IconName;
  readonly tone: "" | "ok" | "warn" | "danger" | "info";
  readonly words: string;
}

type Facts = TimelineEntry["facts"];
type Say = (facts: Facts, words: ActWords) => ActSentence;

const text = (facts: Facts, name: string): string | null => {
  const fact = facts[name];
  return typeof fact === "string" ? fact : null;
};

function what(facts: Facts, { nameOf }: ActWords): string {
  const kind = oneOf(ACT_KINDS, facts["kind"]) ?? "block";
  return nameOf({ kind, means: text(facts, "means"), suffix: text(facts, "suffix") });
}

const joined = (...parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== "").join(" · ");

/** A sentence that is made of the act's name alone. */
const plain =
  (
    key: "confirmed" | "contradicted" | "unconfirmed" | "escalated" | "taken" | "seenTo" | "stopOverdue",
    icon: IconName,
    tone: ActSentence["tone"],
  ): Say =>
  (facts, words) => ({ icon, tone, words: words.t(`receipt.timeline.${key}`, { what: what(facts, words) }) });

const proposal =
  (
    turn: "made" | "approved" | "refused" | "withdrawn" | "expired" | "stale",
    tone: ActSentence["tone"],
  ): Say =>
  (facts, words) => ({
    icon: "how-to-reg",
    tone,
    words: words.t(`receipt.timeline.proposal.${turn}`, { what: what(facts, words) }),
  });

const WITHDRAWERS = ["citizen", "agent", "system"] as const;
const BECAUSE = ["askedBySubject", "mistake", "suspicion", "stopLink", "accessStopped", "replaced"] as const;
const STOP_OUTCOMES = ["cancelled", "tooLate", "neverMade"] as const;

function because(facts: Facts, { t }: ActWords): string | null {
  const reason = oneOf(BECAUSE, facts["code"]);
  return reason === null ? null : t(`receipt.timeline.because.${reason}`);
}

const withdrawn: Say = (facts, words) => {
  const by = oneOf(WITHDRAWERS, facts["by"]) ?? "system";
  const said = words.t("receipt.timeline.withdrawn", { what: what(facts, words) });
  const whom = `${said} ${words.t(`receipt.timeline.withdrawnBy.${by}`)}`;
  return { icon: "close", tone: "warn", words: joined(whom, because(facts, words)) };
};

const stopAsked: Say = (facts, words) => ({
  icon: "close",
  tone: "warn",
  words: joined(words.t("receipt.timeline.stopAsked", { what: what(facts, words) }), because(facts, words)),
});

const stopped: Say = (facts, words) => {
  const outcome = oneOf(STOP_OUTCOMES, facts["code"]) ?? "cancelled";
  const said = words.t("receipt.timeline.stopped", { what: what(facts, words) });
  return {
    icon: outcome === "tooLate" ? "warning" : "success",
    tone: outcome === "tooLate" ? "danger" : "ok",
    words: `${said} ${words.t(`receipt.stop.${outcome}`)}`,
  };
};

const accepted: Say = (facts, words) => ({
  icon: "lock",
  tone: "warn",
  words: words.t("receipt.timeline.ordered", {
    what: what(facts, words),
    receipt: pairs(text(facts, "receipt") ?? ""),
  }),
});

const acknowledged: Say = (facts, words) => {
  const { desk, language, t } = words;
  const ms = facts["ms"];
  const note =
    facts["fate"] === "alreadyDone"
      ? t("receipt.fate.already").toLowerCase()
      : typeof ms === "number"
        ? desk.t("beside.timeline.acknowledgedNote", { seconds: tenths(ms, language) })
        : null;
  const system = desk.systemName(text(facts, "system") ?? "mitid");
  const said = t("receipt.timeline.acknowledged", { what: what(facts, words) });
  return { icon: "success", tone: "ok", words: joined(said, note === null ? null : `${system} ${note}`) };
};

const delayed: Say = (facts, words) => ({
  icon: "hourglass",
  tone: "warn",
  words: words.t("receipt.timeline.delayed", {
    what: what(facts, words),
    system: words.desk.systemName(text(facts, "system") ?? "mitid"),
  }),
});

const refused: Say = (facts, words) => ({
  icon: "error",
  tone: "danger",
  words: words.t("receipt.timeline.refused", { what: what(facts, words) }),
});

const moved: Say = (facts, words) => {
  const state = oneOf(REISSUE_STATES, facts["state"]) ?? "issued";
  return {
    icon: state === "used" ? "success" : "arrow-forward",
    tone: state === "used" ? "ok" : state === "dead" ? "warn" : "",
    words: words.t("receipt.timeline.moved", {
      what: what(facts, words),
      state: words.t(`receipt.timeline.moves.${state}`),
    }),
  };
};

const mitidChanged: Say = (facts, words) => {
  const happened = words.mitidEvent(text(facts, "code") ?? "");
  return {
    icon: "refresh",
    tone: facts["by"] === "foreign" ? "warn" : "info",
    words: words.t("receipt.timeline.mitidChanged", { what: happened }),
  };
};

const wishRefused: Say = (facts, words) => ({
  icon: "error",
  tone: "warn",
  words: words.t("receipt.timeline.wish", {
    what: what(facts, words),
    why: words.wishReason(text(facts, "code") ?? "") ?? "",
  }),
});

const theft =
  (key: "theft" | "theftUndone"): Say =>
  (facts, words) => {
    const step = oneOf(THEFT_STEPS, facts["code"]) ?? "bank";
    const outcome = oneOf(THEFT_OUTCOMES, facts["outcome"]) ?? "done";
    return {
      icon: "assignment",
      tone: "",
      words: words.t(`receipt.timeline.${key}`, {
        step: words.t(`theft.steps.${step}`),
        outcome: words.t(`theft.outcomes.${outcome}`).toLowerCase(),
      }),
    };
  };

/** Why the line has stopped something that nobody asked for: the status is the register's, and says no more than that. */
const registerStops: Say = (facts, { t }) => {
  const event = eventOfCprStatus(text(facts, "code") ?? "");
  const why = event === "died" ? "died" : "numberAnnulled";
  return { icon: "lock", tone: "danger", words: t(`receipt.timeline.registerStops.${why}`) };
};

/** By the kind of the event. */
export const ACT_SENTENCES: ReadonlyMap<string, Say> = new Map<string, Say>([
  ["act.accepted", accepted],
  ["register.stops", registerStops],
  ["act.acknowledged", acknowledged],
  ["act.delayed", delayed],
  ["act.refused", refused],
  ["act.escalated", plain("escalated", "error", "danger")],
  ["act.withdrawn", withdrawn],
  ["act.stopAsked", stopAsked],
  ["act.stopped", stopped],
  ["act.stopOverdue", plain("stopOverdue", "error", "danger")],
  ["act.unconfirmed", plain("unconfirmed", "warning", "warn")],
  ["act.contradicted", plain("contradicted", "warning", "danger")],
  ["act.confirmed", plain("confirmed", "success", "ok")],
  ["act.taken", plain("taken", "person", "info")],
  ["act.seenTo", plain("seenTo", "check", "ok")],
  ["reissue.moved", moved],
  ["mitid.changed", mitidChanged],
  ["wish.refused", wishRefused],
  ["theft.noted", theft("theft")],
  ["theft.undone", theft("theftUndone")],
  ["proposal.made", proposal("made", "info")],
  ["proposal.approved", proposal("approved", "ok")],
  ["proposal.refused", proposal("refused", "warn")],
  ["proposal.withdrawn", proposal("withdrawn", "")],
  ["proposal.expired", proposal("expired", "warn")],
  ["proposal.stale", proposal("stale", "warn")],
]);
