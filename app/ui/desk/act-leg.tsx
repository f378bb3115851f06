/** One leg of an act's way in words: where, how far, why it is stuck, who sees to it, and how long it took. */
import { Link } from "@remix-run/react";
import type { ActKind } from "../../domain/protection/acts.ts";
import type { TargetSystem } from "../../domain/protection/targets.ts";
import { Icon, type IconName } from "../icons.tsx";
import type { Leg, NoticeLeg, TargetLeg } from "./act-legs.ts";
import { useActWords } from "./acts/words.ts";
import { At, Elapsed } from "./clock.tsx";
import { clockTime, tenths } from "./format.ts";
import { PostWaitWords } from "./post-wait.tsx";
import { useWords } from "./words.ts";

const ICONS: { readonly [State in Leg["state"]]: IconName } = {
  done: "success",
  underWay: "hourglass",
  failed: "warning",
  none: "minus",
};
const COLOURS = { done: "ok", underWay: "warn", failed: "danger", none: "none" } as const;
const INKS = { done: "c-ok", underWay: "c-warn", failed: "c-danger", none: "muted" } as const;

interface ActLegProps {
  readonly leg: Leg;
  readonly kind: ActKind;
  /** From when an unanswered leg's age is counted. */
  readonly since: string;
}

export function ActLeg({ leg, kind, since }: ActLegProps) {
  const { language, t, systemName } = useWords();
  const name = leg.kind === "notice" ? t(`case.way.${leg.notice.channel}`) : systemName(leg.target.system);
  return (
    <li className="gt">
      <span className={`ic ${COLOURS[leg.state]}`}>
        <Icon name={ICONS[leg.state]} />
      </span>
      <span className="b">{name}</span>
      <span className="dense">
        <span className={`m ${INKS[leg.state]}`}>
          <LegWord leg={leg} />
        </span>
        <br />
        <span className="small ink2">
          {leg.kind === "notice" ? <NoticeNote leg={leg} /> : <TargetNote leg={leg} kind={kind} />}
        </span>
      </span>
      <span className="num dense muted">
        {leg.tookMs !== null ? (
          `${tenths(leg.tookMs, language)} s`
        ) : leg.state === "none" ? (
          "–"
        ) : (
          <Elapsed since={since} />
        )}
      </span>
    </li>
  );
}

function LegWord({ leg }: { readonly leg: Leg }) {
  const { t, desk } = useActWords();
  if (leg.kind === "notice") return <>{desk.t(`case.way.notice.${leg.notice.state}`)}</>;
  if (leg.isDropped) return <>{t("receipt.way.notCarried")}</>;
  const { why, state, cameTo } = leg.target;
  if (cameTo !== null) return <>{t(`receipt.way.${cameTo}.word`)}</>;
  if (why === null && leg.post !== null) return <>{t("receipt.way.post.word")}</>;
  return <>{why === null ? t(`receipt.way.states.${state}`) : t(`receipt.way.why.${why}`)}</>;
}

function NoticeNote({ leg: { notice } }: { readonly leg: NoticeLeg }) {
  const { t } = useActWords();
  return <>{t(`receipt.way.template.${notice.template}`)}</>;
}

function TargetNote({ leg, kind }: { readonly leg: TargetLeg; readonly kind: ActKind }) {
  const { t } = useActWords();
  const { target, state, isDropped } = leg;
  const { system, cameTo } = target;
  if (isDropped) return null;
  if (cameTo === "outrun") return <>{t("receipt.way.outrun.note")}</>;
  if (cameTo === "nothingThere")
    return <>{t(`receipt.way.nothingThere.${system === "nemkonto" ? "nemkonto" : "certificate"}`)}</>;
  if (state === "done") return <>{t(doneKey(system, kind))}</>;
  if (target.why !== null) return <Stuck leg={leg} />;
  if (target.state === "refused") return <Attempts leg={leg} />;
  if (leg.post !== null) return <PostWaitWords post={leg.post} />;
  return (
    <>
      <Attempts leg={leg} />
      {target.deadlineAt === null ? null : t("receipt.way.deadline", { time: clockTime(target.deadlineAt) })}
    </>
  );
}

function doneKey(system: TargetSystem, kind: ActKind) {
  if (system === "mitid") return `receipt.way.done.mitid.${kind}` as const;
  if (system === "certificate" && kind === "reopen") return "receipt.way.done.certificateOpened" as const;
  return `receipt.way.done.${system}` as const;
}

function Attempts({ leg: { target } }: { readonly leg: TargetLeg }) {
  const { t } = useActWords();
  if (target.lastAttemptAt === null || target.attempts === 0) return null;
  const told = { count: target.attempts, time: clockTime(target.lastAttemptAt) };
  return <>{t("receipt.way.attempt", told)} · </>;
}

/** A person has to see to it: who has it, or where it waits for somebody. */
function Stuck({ leg }: { readonly leg: TargetLeg }) {
  const { t } = useActWords();
  const { taken } = leg.target;
  return (
    <>
      <Attempts leg={leg} />
      {taken === null ? (
        <Link to="/agent/skal-ses-til">{t("receipt.way.toList")}</Link>
      ) : (
        <>
          {t("receipt.way.taken", { name: taken.by })} · <At iso={taken.at} />
        </>
      )}
    </>
  );
}
