/** Step 3: what the person can log in with, and what may be done about it. */
import type { ReactNode } from "react";
import type { CaseView } from "../../../db/views/case.ts";
import { CanDo } from "./can-do.tsx";
import { MeansPanel } from "./means-panel.tsx";
import { ProposalsPanel } from "./proposals-panel.tsx";
import { TheftNotice } from "./theft-notice.tsx";
import { TimelinePanel } from "./timeline.tsx";
import { useWords } from "./words.ts";

interface ActStepProps {
  readonly view: CaseView;
  readonly steps: ReactNode;
  readonly narrow: boolean;
}

export function ActStep({ view, steps, narrow }: ActStepProps) {
  const { t } = useWords();
  return (
    <>
      <section className="panel steps-alone" aria-label={t("case.steps.act")}>
        {steps}
        <TheftNotice theft={view.theft} />
      </section>
      <div className="cols act-cols">
        <div className="stack">
          <MeansPanel view={view} />
          {narrow ? null : <TimelinePanel view={view} />}
        </div>
        <div className="stack">
          <CanDo view={view} />
          <ProposalsPanel view={view} />
        </div>
      </div>
    </>
  );
}
