/** One step of the checklist of identity theft: what to say, what it is good for, and what came of it. */
import type { CaseView } from "../../../db/views/case.ts";
import type { TheftStepView } from "../../../db/views/case-theft.ts";
import { outcomesOf } from "../../domain/protection/theft.ts";
import { Icon } from "../icons.tsx";
import { useActWords } from "./acts/words.ts";
import { useAction } from "./action.ts";
import { BlockButton } from "./block-button.tsx";
import { blockChoices } from "./block-choices.ts";
import { At } from "./clock.tsx";
import { Refusal } from "./refusal.tsx";

interface RowProps {
  readonly of: TheftStepView;
  readonly number: number;
  readonly isNext: boolean;
  readonly view: CaseView;
  /** What the register says; null where it has not said. */
  readonly creditWarning: boolean | null;
}

export function TheftStepRow({ of, number, isNext, view, creditWarning }: RowProps) {
  const { t } = useActWords();
  const { step, noted } = of;
  const isOpen = view.state === "open";
  return (
    <li
      className={noted === null ? (isNext ? "now" : "") : "done"}
      aria-current={isNext ? "step" : undefined}
    >
      <span className="no">{noted === null ? number : <Icon name="check" />}</span>
      <div>
        <h3>
          {t(`theft.steps.${step}`)} {isNext ? <span className="chip">{t("theft.now")}</span> : null}
        </h3>
        {noted === null ? <p className="say">{t(`theft.say.${step}`)}</p> : null}
        <p className="small muted">{t(`theft.hint.${step}`)}</p>
        {step === "creditWarning" && creditWarning !== null ? (
          <p className="small">{t(`theft.creditWarning.${creditWarning ? "yes" : "no"}`)}</p>
        ) : null}
      </div>
      {noted === null ? (
        isOpen ? (
          <Choices of={of} view={view} isNext={isNext} />
        ) : null
      ) : (
        <Noted of={of} noted={noted} number={view.number} isOpen={isOpen} />
      )}
    </li>
  );
}

function Choices({ of: { step }, view, isNext }: Pick<RowProps, "of" | "view" | "isNext">) {
  const { t } = useActWords();
  const { Form, refusal, busy } = useAction(`theft-${view.number}-${step}`);
  const mayStop = blockChoices(view, "subject").some(({ kind }) => kind === "suspend");
  const about = t(`theft.steps.${step}`);
  return (
    <Form className="theft-choices" method="post" action={`/agent/sager/${view.number}/tyveri`}>
      <input type="hidden" name="step" value={step} />
      <Refusal reasons={refusal} />
      {step === "suspend" && mayStop ? (
        <BlockButton target="suspend" className={isNext ? "btn primary sm" : "btn sm"} about={about}>
          <Icon name="lock" />
          {t("theft.suspendNow")}
        </BlockButton>
      ) : null}
      {outcomesOf(step).map((outcome) => (
        <button
          key={outcome}
          className="btn sm"
          name="outcome"
          value={outcome}
          aria-disabled={busy || undefined}
          onClick={(event) => {
            if (busy) event.preventDefault();
          }}
        >
          {t(`theft.outcomes.${outcome}`)}
          <span className="vh">: {about}</span>
        </button>
      ))}
    </Form>
  );
}

interface NotedProps {
  readonly of: TheftStepView;
  readonly noted: NonNullable<TheftStepView["noted"]>;
  readonly number: string;
  readonly isOpen: boolean;
}

function Noted({ of: { step }, noted, number, isOpen }: NotedProps) {
  const { t } = useActWords();
  const { Form, refusal, busy } = useAction(`theft-undo-${number}-${step}`);
  const who = noted.isSeen ? t("theft.seen") : noted.by;
  return (
    <Form className="theft-choices" method="post" action={`/agent/sager/${number}/tyveri/fortryd`}>
      <input type="hidden" name="step" value={step} />
      <Refusal reasons={refusal} />
      <span className={noted.outcome === "notRelevant" ? "st muted" : "st c-ok"}>
        <Icon name={noted.outcome === "notRelevant" ? "minus" : "success"} />
        {t(`theft.outcomes.${noted.outcome}`)}
      </span>
      <span className="small muted">
        {noted.at === null ? null : <At iso={noted.at} />} {who}
      </span>
      {noted.isSeen || !isOpen ? null : (
        <button
          className="btn ghost sm"
          aria-label={t("theft.undoOf", { step: t(`theft.steps.${step}`) })}
          aria-disabled={busy || undefined}
        >
          {t("theft.undo")}
        </button>
      )}
    </Form>
  );
}
