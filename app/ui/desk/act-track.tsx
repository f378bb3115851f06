/** How far a code or a parcel has come, from the order until it is in use; what stopped it is said in words. */
import type { ActView } from "../../../db/views/case-acts.ts";
import { Icon } from "../icons.tsx";
import { useActWords } from "./acts/words.ts";
import { useNow } from "./clock.tsx";
import { shortDate } from "./format.ts";
import { trackOf, type Track } from "./receipt-model.ts";

export function ActTrack({ act }: { readonly act: ActView }) {
  const { t } = useActWords();
  const track = trackOf(act);
  if (track === null) return null;
  const done = track.steps.filter(({ isDone }) => isDone).length;
  return (
    <section className="panel" aria-labelledby="track-title">
      <div className="h low">
        <h2 id="track-title">
          {t(act.kind === "orderMeans" ? "receipt.track.titleParcel" : "receipt.track.titleCode")}
        </h2>
        {track.over === null ? null : (
          <span className="st c-warn right">
            <Icon name="close" />
            {t(`receipt.track.states.${track.over}`)}
          </span>
        )}
      </div>
      <ol className="track" aria-label={t("receipt.track.label", { done, all: track.steps.length })}>
        {track.steps.map((step) => (
          <TrackPoint key={step.step} point={step} isOver={track.over !== null} />
        ))}
      </ol>
    </section>
  );
}

interface TrackPointProps {
  readonly point: Track["steps"][number];
  readonly isOver: boolean;
}

function TrackPoint({ point: { step, at, isDone }, isOver }: TrackPointProps) {
  const { t, language } = useActWords();
  const now = useNow();
  return (
    <li className={isDone ? "done" : isOver ? "off" : ""}>
      <span className={isDone ? "ic ok" : "ic"}>
        <Icon name={isDone ? "success" : isOver ? "minus" : "hourglass"} />
      </span>
      <span className="m">{t(`receipt.track.${step}`)}</span>
      <span className="small muted">
        {at === null ? (
          isDone ? null : (
            t("receipt.track.notYet")
          )
        ) : (
          <time dateTime={at}>{shortDate(at, now, language)}</time>
        )}
      </span>
    </li>
  );
}
