/** The call card: the number, whether the line is open, the honest wait, and the hours of today and tomorrow. */
import { useTranslation } from "react-i18next";
import { asLanguage, capitalised, clock, longDay, weekdayName } from "./format.ts";
import type { DayLine, FrontPage, LineState } from "./front-page.ts";
import { Icon } from "./icons.tsx";
import { hoursText } from "./opening-hours.tsx";

export function CallCard({ page }: { readonly page: FrontPage }) {
  const { t } = useTranslation("public");
  const { phone, state, now } = page;
  return (
    <section className="fl-panel" aria-labelledby="ring">
      <h2 id="ring">{t("call.heading")}</h2>
      <a className="fl-number" href={phone.href}>
        <Icon name="headset" />
        {phone.text}
      </a>
      <dl className="fl-facts">
        <dt>{t("call.now")}</dt>
        <dd>
          <Now state={state} />
        </dd>
        {state.open ? (
          <>
            <dt>{t("call.wait")}</dt>
            <dd>
              <Wait wait={state.wait} waiting={state.waiting} minute={now.minute} />
            </dd>
          </>
        ) : null}
        <dt>{t("call.today")}</dt>
        <dd>
          <Day line={page.today} />
        </dd>
        <dt>{t("call.tomorrow")}</dt>
        <dd>
          <Day line={page.tomorrow} />
        </dd>
      </dl>
    </section>
  );
}

function Now({ state }: { readonly state: LineState }) {
  const { t, i18n } = useTranslation("public");
  if (!state.open) return <Closed opensNext={state.opensNext} />;
  return (
    <>
      <span className="fl-state">
        <Icon name="success" />
        <strong>{t("call.open")}</strong>
      </span>{" "}
      – {t("call.closes", { time: clock(state.closes, asLanguage(i18n.language)) })}
    </>
  );
}

function Closed({ opensNext }: Pick<Extract<LineState, { open: false }>, "opensNext">) {
  const { t, i18n } = useTranslation("public");
  const language = asLanguage(i18n.language);
  const opens = (): string => {
    if (opensNext === null) return ".";
    const time = clock(opensNext.minute, language);
    if (opensNext.when === "today") return ` – ${t("call.opensToday", { time })}`;
    if (opensNext.when === "tomorrow") return ` – ${t("call.opensTomorrow", { time })}`;
    return ` – ${t("call.opensLater", { time, day: longDay(opensNext.day, language) })}`;
  };
  return (
    <>
      <strong>{t("call.closed")}</strong>
      {opens()} {t("call.stillBlock")}
    </>
  );
}

interface WaitProps extends Pick<Extract<LineState, { open: true }>, "wait" | "waiting"> {
  readonly minute: number;
}

function Wait({ wait, waiting, minute }: WaitProps) {
  const { t, i18n } = useTranslation("public");
  const told = {
    none: () => <strong>{t("call.noWait")}</strong>,
    about: () => <strong>{t("call.about", { count: wait.kind === "about" ? wait.minutes : 1 })}</strong>,
    unknown: () => t("call.unknown"),
  };
  const queue =
    wait.kind === "unknown"
      ? ` ${t("call.waiting", { count: waiting })}.`
      : ` – ${t("call.waiting", { count: waiting })}`;
  return (
    <>
      {told[wait.kind]()}
      {waiting === 0 ? null : queue}
      <br />
      <span className="small-text">
        {t("call.measured", { time: clock(minute, asLanguage(i18n.language)) })}
      </span>
    </>
  );
}

function Day({ line }: { readonly line: DayLine }) {
  const { t, i18n } = useTranslation("public");
  const language = asLanguage(i18n.language);
  return `${line.holiday ?? capitalised(weekdayName(line.day, language))} ${hoursText(t, line.hours, language)}`;
}
