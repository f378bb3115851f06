/** Step 2: control questions, the score, the ladder of levels, and what is open. */
import type { ReactNode } from "react";
import type { CaseView } from "../../../db/views/case.ts";
import { GatesTable } from "./gates-table.tsx";
import { LevelLadder } from "./level-ladder.tsx";
import { QuestionPanel } from "./question-panel.tsx";
import { ScorePanel } from "./score-panel.tsx";
import { OtherWays } from "./verify/other-ways.tsx";
import { useWords } from "./words.ts";

interface ConfirmStepProps {
  readonly view: CaseView;
  readonly steps: ReactNode;
  readonly narrow: boolean;
}

export function ConfirmStep({ view, steps, narrow }: ConfirmStepProps) {
  const { t } = useWords();
  const { proof } = view;
  if (proof === null) return <section className="panel">{steps}</section>;
  return (
    <section className="panel" aria-label={t("case.steps.confirm")}>
      {steps}
      <div className="askgrid">
        <QuestionPanel view={view} proof={proof} />
        <ScorePanel proof={proof} />
      </div>
      <OtherWays view={view} proof={proof} />
      <div className="ladder-box">
        <LevelLadder proof={proof} />
      </div>
      {narrow ? null : (
        <div className="gates-box">
          <GatesTable view={view} />
        </div>
      )}
    </section>
  );
}
