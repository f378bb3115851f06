/** The act's way: one origin, a wire and a row for each system and notice; solid is acknowledged, dashed is under way. */
import type { ActView } from "../../../db/views/case-acts.ts";
import { Icon, type IconName } from "../icons.tsx";
import { At } from "./clock.tsx";
import { tenths } from "./format.ts";
import { legsOf, type Leg } from "./act-legs.ts";
import { useWords } from "./words.ts";

const ROW = 44;
const ICONS: { readonly [State in Leg["state"]]: IconName } = {
  done: "success",
  underWay: "hourglass",
  failed: "close",
};

export function ActWay({ act }: { readonly act: ActView }) {
  const { t, actName } = useWords();
  const legs = legsOf(act);
  const done = legs.filter(({ state }) => state === "done").length;
  const label = t("case.way.label", { done, all: legs.length });
  return (
    <section className="panel" aria-labelledby="way-title">
      <div className="h low">
        <h2 id="way-title">{t("case.way.title")}</h2>
        <span className="small muted right">{t("case.way.self")}</span>
      </div>
      <div className="gpath">
        <div className="gnode">
          <div className="row b">
            <Icon name="lock" className="c-danger" />
            {actName(act)}
          </div>
          <div className="small muted">
            <At iso={act.acceptedAt} />
            {act.by === null ? "" : ` · ${act.by}`}
            <br />
            {t(`block.reasons.${reasonOf(act.reason)}`)}
          </div>
          <progress className="meter ok" max={legs.length} value={done} aria-label={label} />
          <div className="small">
            <b className="b">{t("case.way.sum", { done, all: legs.length })}</b>{" "}
            <span className="muted">{t("case.way.acknowledgedWord")}</span>
          </div>
        </div>
        <Wires legs={legs} />
        <ol aria-label={label}>
          {legs.map((leg) => (
            <LegRow key={leg.id} leg={leg} />
          ))}
        </ol>
      </div>
    </section>
  );
}

function Wires({ legs }: { readonly legs: readonly Leg[] }) {
  const height = legs.length * ROW;
  const middle = String(height / 2);
  return (
    <svg className="wire" viewBox={`0 0 64 ${String(height)}`} preserveAspectRatio="none" aria-hidden="true">
      {legs.map((leg, place) => {
        const end = String(place * ROW + ROW / 2);
        return (
          <path
            key={leg.id}
            className={`wire-${leg.state}`}
            d={`M0,${middle} C34,${middle} 30,${end} 62,${end}`}
          />
        );
      })}
    </svg>
  );
}

function LegRow({ leg }: { readonly leg: Leg }) {
  const { t, language, systemName } = useWords();
  const name = leg.kind === "notice" ? t(`case.way.${leg.channel}`) : systemName(leg.system);
  const word = leg.kind === "notice" ? t(`case.way.notice.${leg.word}`) : t(`case.way.states.${leg.word}`);
  const colours = { done: "ok", underWay: "warn", failed: "danger" } as const;
  const colour = colours[leg.state];
  return (
    <li className="gt">
      <span className={`ic ${colour}`}>
        <Icon name={ICONS[leg.state]} />
      </span>
      <span className="b">{name}</span>
      <span className="dense">
        <span className={`m c-${colour}`}>{word}</span>
        <br />
        <span className="small ink2">
          <LegNote leg={leg} />
        </span>
      </span>
      <span className="num dense muted">
        {leg.tookMs === null ? "–" : `${tenths(leg.tookMs, language)} s`}
      </span>
    </li>
  );
}

function LegNote({ leg }: { readonly leg: Leg }) {
  const { t } = useWords();
  if (leg.kind === "notice") return <>{t("case.way.noticeTo")}</>;
  if (leg.state === "done") return <>{t("case.way.stopped")}</>;
  return (
    <>
      {leg.attempts > 1 ? `${t("case.way.attempts", { count: leg.attempts })} · ` : ""}
      {t("case.way.deadline", { time: "" })}
      <At iso={leg.deadlineAt} />
    </>
  );
}

const REASONS = ["lost", "stolen", "misuse", "approvedByMistake"] as const;
const reasonOf = (code: string) => REASONS.find((known) => known === code) ?? "unspecified";
