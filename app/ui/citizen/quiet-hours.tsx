/** When the queue is shortest: one sentence to act on, and the day as bars. Drawn only from real waits. */
import { useTranslation } from "react-i18next";
import type { HourOfQueue } from "../../domain/routing/waiting-time.ts";
import type { QuietHours as QuietHoursProps } from "./front-page.ts";

const STEP = 40;
const BAR = 32;
const FLOOR = 112;
const TALLEST = 84;
const ABOVE = 7;

interface BarBox {
  readonly hour: number;
  readonly seconds: number;
  readonly x: number;
  readonly top: number;
}

export function QuietHours({ best, hours, nowHour }: QuietHoursProps) {
  const { t } = useTranslation("public");
  const span = { from: String(best.from), to: String(best.to) };
  const bars = barBoxes(hours);
  const width = Math.max(...bars.map(({ x }) => x)) + STEP + 4;
  const quiet = bars.filter(({ hour }) => hour >= best.from && hour < best.to);
  const now = bars.find(({ hour }) => hour === nowHour);
  const isQuietNow = nowHour >= best.from && nowHour < best.to;
  return (
    <section aria-labelledby="quiet">
      <h2 id="quiet">{t("quiet.heading")}</h2>
      <p>{t("quiet.advice", span)}</p>
      <svg
        className="fl-bars"
        viewBox={`0 0 ${String(width)} 136`}
        role="img"
        aria-label={t("quiet.chart", { ...span, count: best.minutes })}
      >
        <line x1="0" x2={width} y1="112.5" y2="112.5" stroke="#707070" />
        {bars.map(({ hour, x, top }) => (
          <rect
            key={hour}
            className={hour === nowHour ? "now" : undefined}
            x={x}
            y={top}
            width={BAR}
            height={FLOOR - top}
            rx="2"
          />
        ))}
        {bars.map(({ hour, x }) =>
          hour % 2 === 0 ? <Label key={hour} x={x + BAR / 2} y={130} text={String(hour)} /> : null,
        )}
        <Label {...above(quiet)} text={t("quiet.minutes", { count: best.minutes })} />
        {now === undefined || isQuietNow ? null : (
          <Label
            {...above([now])}
            text={t("quiet.minutes", { count: Math.max(1, Math.ceil(now.seconds / 60)) })}
            bold
          />
        )}
      </svg>
    </section>
  );
}

function barBoxes(hours: readonly HourOfQueue[]): readonly BarBox[] {
  const first = Math.min(...hours.map(({ hour }) => hour));
  const longest = Math.max(...hours.map(({ seconds }) => seconds), 1);
  return hours.map(({ hour, seconds }) => ({
    hour,
    seconds,
    x: 4 + (hour - first) * STEP,
    top: Math.round(FLOOR - Math.max(2, (seconds / longest) * TALLEST)),
  }));
}

/** The place of a label in the middle above these bars. */
function above(bars: readonly BarBox[]): { readonly x: number; readonly y: number } {
  const left = Math.min(...bars.map(({ x }) => x));
  const right = Math.max(...bars.map(({ x }) => x)) + BAR;
  return { x: (left + right) / 2, y: Math.min(...bars.map(({ top }) => top)) - ABOVE };
}

function Label({
  x,
  y,
  text,
  bold = false,
}: {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly bold?: boolean;
}) {
  return (
    <text className={bold ? "b" : undefined} x={x} y={y} textAnchor="middle">
      {text}
    </text>
  );
}
