/** When the queue is shortest: one sentence to act on, and the day as bars. Drawn only from real waits. */
import { useTranslation } from "react-i18next";
import type { HourOfQueue } from "../../domain/routing/waiting-time.ts";
import type { QuietHours as QuietHoursProps } from "./front-page.ts";

const STEP = 40;
const BAR = 32;
const FLOOR = 112;
const TALLEST = 84;

export function QuietHours({ best, hours, nowHour }: QuietHoursProps) {
  const { t } = useTranslation("public");
  const span = { from: String(best.from), to: String(best.to) };
  const first = Math.min(...hours.map(({ hour }) => hour));
  const last = Math.max(...hours.map(({ hour }) => hour));
  const width = (last - first + 1) * STEP + 8;
  const longest = Math.max(...hours.map(({ seconds }) => seconds), 1);
  return (
    <section aria-labelledby="quiet">
      <h2 id="quiet">{t("quiet.heading")}</h2>
      <p>{t("quiet.advice", span)}</p>
      <svg className="fl-bars" viewBox={`0 0 ${String(width)} 136`} role="img" aria-label={t("quiet.chart", { ...span, count: best.minutes })}>
        <line x1="0" x2={width} y1="112.5" y2="112.5" stroke="#707070" />
        {hours.map((each) => (
          <Bar
            key={each.hour}
            each={each}
            x={4 + (each.hour - first) * STEP}
            height={Math.max(2, (each.seconds / longest) * TALLEST)}
            isNow={each.hour === nowHour}
            isBest={each.hour === best.from}
          />
        ))}
      </svg>
    </section>
  );
}

interface BarProps {
  readonly each: HourOfQueue;
  readonly x: number;
  readonly height: number;
  readonly isNow: boolean;
  readonly isBest: boolean;
}

function Bar({ each, x, height, isNow, isBest }: BarProps) {
  const { t } = useTranslation("public");
  const top = FLOOR - height;
  const middle = x + BAR / 2;
  const minutes = Math.max(1, Math.ceil(each.seconds / 60));
  return (
    <>
      <rect className={isNow ? "now" : undefined} x={x} y={top} width={BAR} height={height} rx="2" />
      {isNow || isBest ? (
        <text className={isNow ? "b" : undefined} x={middle} y={top - 7} textAnchor="middle">
          {t("quiet.minutes", { count: minutes })}
        </text>
      ) : null}
      {each.hour % 2 === 0 ? (
        <text x={middle} y="130" textAnchor="middle">
          {each.hour}
        </text>
      ) : null}
    </>
  );
}
