/** The act's way: one origin, a wire and a row for each system and notice; solid is acknowledged, dashed is under way. */
import type { ActView } from "../../../db/views/case-acts.ts";
import { ACT_REASONS, isStop } from "../../domain/protection/acts.ts";
import { Icon } from "../icons.tsx";
import { ActLeg } from "./act-leg.tsx";
import { legsOf, type Leg } from "./act-legs.ts";
import { useActWords } from "./acts/words.ts";
import { At } from "./clock.tsx";
import { oneOf } from "./one-of.ts";

const ROW = 44;

export function ActWay({ act }: { readonly act: ActView }) {
  const { t, desk } = useActWords();
  const legs = legsOf(act);
  const counted = legs.filter(({ state }) => state !== "none");
  const done = counted.filter(({ state }) => state === "done").length;
  const label = desk.t("case.way.label", { done, all: counted.length });
  if (legs.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="way-title">
      <div className="h low">
        <h2 id="way-title">{t("receipt.way.title")}</h2>
        <span className="small muted right">{t("receipt.way.self")}</span>
      </div>
      <div className="gpath">
        <Origin act={act} done={done} all={counted.length} label={label} />
        <Wires legs={legs} />
        <ol aria-label={label}>
          {legs.map((leg) => (
            <ActLeg key={leg.id} leg={leg} kind={act.kind} since={act.acceptedAt} />
          ))}
        </ol>
      </div>
    </section>
  );
}

interface OriginProps {
  readonly act: ActView;
  readonly done: number;
  readonly all: number;
  readonly label: string;
}

/** What was ordered, when, by whom, at whose wish and why. */
function Origin({ act, done, all, label }: OriginProps) {
  const { t, desk, nameOf } = useActWords();
  const reason = oneOf(ACT_REASONS, act.reason);
  const who = act.requester === "subject" ? null : t(`requester.${act.requester}`);
  const notes = [
    reason === null ? null : t(`reasons.${reason}`),
    who,
    act.isApproved ? t("receipt.approved") : null,
  ];
  return (
    <div className="gnode">
      <div className="row b">
        <Icon
          name={isStop(act.kind) ? "lock" : "key"}
          className={isStop(act.kind) ? "c-danger" : "c-accent"}
        />
        {nameOf(act)}
      </div>
      <div className="small muted">
        <At iso={act.acceptedAt} />
        {act.by === null ? "" : ` · ${act.by}`}
        <br />
        {notes.filter((note) => note !== null).join(" · ")}
      </div>
      {all === 0 ? null : (
        <>
          <progress className="meter ok" max={all} value={done} aria-label={label} />
          <div className="small">
            <b className="b">{desk.t("case.way.sum", { done, all })}</b>{" "}
            <span className="muted">{desk.t("case.way.acknowledgedWord")}</span>
          </div>
        </>
      )}
    </div>
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
