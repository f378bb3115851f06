/** The five steps, and the panel of the one that is shown. */
import { Link } from "@remix-run/react";
import type { CaseView } from "../../../db/views/case.ts";
import { Icon } from "../icons.tsx";
import { ActStep } from "./act-step.tsx";
import { CloseStep } from "./close-step.tsx";
import { ConfirmStep } from "./confirm-step.tsx";
import { IdentifyStep } from "./identify-step.tsx";
import { ReceiptStep } from "./receipt-step.tsx";
import { isReached, STEPS, type Step } from "./steps-model.ts";
import { useWords } from "./words.ts";

interface StepPanelProps {
  readonly view: CaseView;
  readonly step: Step;
  readonly narrow: boolean;
}

export function StepPanel({ view, step, narrow }: StepPanelProps) {
  const steps = <Steps view={view} shown={step} />;
  switch (step) {
    case "identify":
      return <IdentifyStep view={view} steps={steps} />;
    case "confirm":
      return <ConfirmStep view={view} steps={steps} narrow={narrow} />;
    case "act":
      return <ActStep view={view} steps={steps} narrow={narrow} />;
    case "receipt":
      return <ReceiptStep view={view} steps={steps} />;
    case "close":
      return <CloseStep view={view} steps={steps} />;
    default:
      return step satisfies never;
  }
}

function Steps({ view, shown }: { readonly view: CaseView; readonly shown: Step }) {
  const { t } = useWords();
  const at = STEPS.indexOf(shown);
  return (
    <ol className="steps" aria-label={t("case.steps.label")}>
      {STEPS.map((step, place) => {
        const now = step === shown;
        const done = place < at && isReached(step, view);
        const number = String(place + 1);
        const words = (
          <>
            <span className="no">{done ? <Icon name="check" /> : number}</span>
            <span>{t(`case.steps.${step}`)}</span>
          </>
        );
        return (
          <li key={step} className={now ? "now" : done ? "done" : ""} aria-current={now ? "step" : undefined}>
            {!now && isReached(step, view) ? (
              <Link to={`?trin=${number}`} preventScrollReset data-sequence={`s ${number}`}>
                {words}
              </Link>
            ) : (
              words
            )}
          </li>
        );
      })}
    </ol>
  );
}
