/** What became of an act, in one word with an icon and a colour, and how far its code or parcel has come. */
import type { ActView } from "../../../db/views/case-acts.ts";
import { isReissue } from "../../domain/protection/acts.ts";
import type { IconName } from "../icons.tsx";

type FateWord =
  | "acknowledged"
  | "already"
  | "waits"
  | "waitsPost"
  | "underWay"
  | "refused"
  | "failed"
  | "withdrawnByCitizen"
  | "withdrawnByAgent"
  | "withdrawnBySystem"
  | "wish";

export interface Fate {
  readonly word: FateWord;
  readonly icon: IconName;
  readonly colour: "c-ok" | "c-warn" | "c-danger" | "muted";
}

const TAKEN_BACK = {
  citizen: "withdrawnByCitizen",
  agent: "withdrawnByAgent",
  system: "withdrawnBySystem",
} as const;

export const isWish = ({ refusalReasons }: Pick<ActView, "refusalReasons">): boolean =>
  refusalReasons.some((code) => code.startsWith("wish."));

export function fateOf(act: ActView): Fate {
  if (isWish(act)) return { word: "wish", icon: "error", colour: "c-warn" };
  if (act.withdrawn !== null) return { word: TAKEN_BACK[act.withdrawn.by], icon: "close", colour: "muted" };
  switch (act.state) {
    case "acknowledged":
      return {
        word: act.fate === "alreadyDone" ? "already" : "acknowledged",
        icon: "success",
        colour: "c-ok",
      };
    case "refused":
      return { word: "refused", icon: "error", colour: "c-danger" };
    case "withdrawn":
      return { word: "withdrawnBySystem", icon: "close", colour: "muted" };
    case "accepted":
    case "sent":
      return underWay(act);
    default:
      return act.state satisfies never;
  }
}

function underWay(act: ActView): Fate {
  if (act.targets.some(({ state }) => state === "escalated"))
    return { word: "failed", icon: "error", colour: "c-danger" };
  if (act.post !== null) return { word: "waitsPost", icon: "hourglass", colour: "c-warn" };
  const waits = act.takeBack === "withdraw";
  return { word: waits ? "waits" : "underWay", icon: "hourglass", colour: "c-warn" };
}

/** It took effect, and nothing has stopped it since. */
export const tookEffect = (act: ActView): boolean => act.state === "acknowledged" && act.stop === null;

export const TRACK = ["ordered", "waiting", "made", "sent", "used"] as const;
export type TrackStep = (typeof TRACK)[number];

export interface Track {
  readonly steps: readonly {
    readonly step: TrackStep;
    readonly at: string | null;
    readonly isDone: boolean;
  }[];
  /** Why it goes no further; null while it may. */
  readonly over: "dead" | "expired" | "replaced" | "cancelled" | "withdrawn" | "over" | null;
}

/** Null for what leaves neither a code nor a parcel. */
export function trackOf(act: ActView): Track | null {
  if (!isReissue(act.kind) || isWish(act)) return null;
  const { reissue, notBefore } = act;
  const reached = reissue === null ? 0 : reissue.state === "used" ? 3 : reissue.state === "sent" ? 2 : 1;
  const times: { readonly [Step in TrackStep]: { readonly at: string | null; readonly isDone: boolean } } = {
    ordered: { at: act.acceptedAt, isDone: true },
    waiting: {
      at: act.post === null ? notBefore : act.post.from,
      isDone: reissue !== null || act.state === "sent",
    },
    made: { at: reissue?.issuedAt ?? null, isDone: reached >= 1 },
    sent: { at: reached === 2 ? (reissue?.changedAt ?? null) : null, isDone: reached >= 2 },
    used: { at: reached === 3 ? (reissue?.changedAt ?? null) : null, isDone: reached >= 3 },
  };
  const shown = TRACK.filter(
    (step) => (step !== "waiting" || notBefore !== null) && (step !== "sent" || act.kind === "orderMeans"),
  );
  return { steps: shown.map((step) => ({ step, ...times[step] })), over: endOf(act) };
}

function endOf({ withdrawn, reissue, state }: ActView): Track["over"] {
  if (withdrawn !== null) return "withdrawn";
  if (state === "refused") return "over";
  switch (reissue?.state) {
    case "dead":
    case "expired":
    case "replaced":
    case "cancelled":
      return reissue.state;
    default:
      return null;
  }
}
