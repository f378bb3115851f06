/** A case: who calls and how the call stands above, the step's own panel in the middle, guidance beside it. */
import { useSearchParams } from "@remix-run/react";
import { useEffect, useRef, type RefObject } from "react";
import type { CaseView } from "../../../db/views/case.ts";
import { AskProvider } from "./acts/ask-provider.tsx";
import { Beside } from "./beside.tsx";
import { CallBar } from "./call-bar.tsx";
import { CaseHeader } from "./case-header.tsx";
import { CaseNews } from "./case-news.tsx";
import { useCaseWords } from "./case-words.ts";
import { StepPanel } from "./step-panel.tsx";
import { shownStep, type Step } from "./steps-model.ts";
import { SubjectLine } from "./subject-line.tsx";
import { TheftPanel } from "./theft-panel.tsx";
import { TimelinePanel } from "./timeline.tsx";
import { useNarrow } from "./use-narrow.ts";

interface CasePageProps {
  readonly view: CaseView;
  /** A key that no form has used, for pages without script. */
  readonly freshKey: string;
}

export function CasePage({ view, freshKey }: CasePageProps) {
  useCaseWords();
  const [search] = useSearchParams();
  const step = shownStep(search.get("trin"), view);
  const narrow = useNarrow();
  const main = useRef<HTMLElement>(null);
  useFocusNotLost(main, step);
  return (
    <AskProvider view={view} freshKey={freshKey}>
      <main className="main" id="indhold" tabIndex={-1} ref={main}>
        <CaseHeader view={view} />
        <CallBar number={view.number} call={view.call} />
        <SubjectLine subject={view.subject} proof={view.proof} />
        {search.has("tyveri") && view.theft !== null ? (
          <TheftPanel view={view} theft={view.theft} />
        ) : (
          <StepPanel view={view} step={step} narrow={narrow} />
        )}
        {narrow || step === "act" ? null : <TimelinePanel view={view} />}
        {narrow ? <Beside view={view} step={step} as="tabs" /> : null}
        <CaseNews view={view} />
      </main>
      {narrow ? null : <Beside view={view} step={step} as="aside" />}
    </AskProvider>
  );
}

/** A step that is over takes its fields along; the focus then goes to the case, unless it is somewhere already. */
function useFocusNotLost(main: RefObject<HTMLElement>, step: Step): void {
  useEffect(() => {
    const active = document.activeElement;
    if (active === null || active === document.body) main.current?.focus({ preventScroll: true });
  }, [main, step]);
}
