/** The checklist of identity theft: nine steps in the order in which they stop the damage, each noted with one button. */
import { Link } from "@remix-run/react";
import type { CaseView } from "../../../db/views/case.ts";
import type { TheftStepView, TheftView } from "../../../db/views/case-theft.ts";
import { useActWords } from "./acts/words.ts";
import { TheftStepRow } from "./theft-step-row.tsx";

interface TheftPanelProps {
  readonly view: CaseView;
  readonly theft: TheftView;
}

const isGone = ({ noted }: TheftStepView): boolean => noted !== null;

export function TheftPanel({ view, theft }: TheftPanelProps) {
  const { t } = useActWords();
  const all = theft.steps.length;
  const done = theft.steps.filter(isGone).length;
  const next = theft.steps.find((step) => !isGone(step));
  const progress = t("theft.progress", { done, all });
  return (
    <section className="panel" aria-labelledby="theft-title">
      <div className="h low">
        <h2 id="theft-title">{t("theft.title")}</h2>
        <span className="small muted" role="status">
          {progress}
        </span>
        <Link className="right dense" to="?trin=3">
          {t("theft.back")}
        </Link>
      </div>
      <progress className="meter ok theft-meter" max={all} value={done} aria-label={progress} />
      <ol className="theft" aria-label={t("theft.label")}>
        {theft.steps.map((step, place) => (
          <TheftStepRow
            key={step.step}
            of={step}
            number={place + 1}
            isNext={step === next}
            view={view}
            creditWarning={theft.creditWarning}
          />
        ))}
      </ol>
      {next === undefined ? (
        <p className="notice ok flat" role="status">
          {t("theft.allDone")}
        </p>
      ) : null}
    </section>
  );
}
