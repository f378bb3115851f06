/** One question at a time: the system asks, the agent types what is said, and the server judges. */
import { Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { CaseView } from "../../../db/views/case.ts";
import type { ProofView, QuestionView } from "../../../db/views/case-proof.ts";
import { atLeast } from "../../domain/verification/level.ts";
import { Icon } from "../icons.tsx";
import { Guidance } from "./acts/guidance.tsx";
import { useAction } from "./action.ts";
import { KeyCaps } from "./key-caps.tsx";
import { Refusal } from "./refusal.tsx";
import { useWords } from "./words.ts";

interface QuestionPanelProps {
  readonly view: CaseView;
  readonly proof: ProofView;
}

export function QuestionPanel({ view, proof }: QuestionPanelProps) {
  const { t } = useWords();
  const answering = useAction(`answer-${view.number}`);
  const asking = useAction(`ask-${view.number}`);
  const waiting =
    proof.round?.state === "open" ? proof.round.questions.find(({ outcome }) => outcome === null) : undefined;
  const refusal = answering.refusal ?? asking.refusal;
  if (view.state === "closed") return <p className="ask hint">{t("case.ask.closed")}</p>;
  return (
    <div className="ask">
      <Refusal reasons={refusal} />
      {waiting === undefined ? (
        <NoQuestion view={view} proof={proof} asking={asking} />
      ) : (
        <Question
          key={waiting.id}
          view={view}
          question={waiting}
          most={proof.mostQuestions}
          answering={answering}
        />
      )}
    </div>
  );
}

interface QuestionProps {
  readonly view: CaseView;
  readonly question: QuestionView;
  readonly most: number;
  readonly answering: ReturnType<typeof useAction>;
}

function Question({ view, question, most, answering }: QuestionProps) {
  const { t } = useWords();
  const { Form, busy } = answering;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
  }, []);
  return (
    <Form method="post" action={`/agent/sager/${view.number}/svar`} className="question">
      <input type="hidden" name="questionId" value={question.id} />
      {view.topic === "block" ? null : <input type="hidden" name="next" value="1" />}
      <div className="row small muted">
        <span>{t("case.ask.number", { number: question.ordinal, most })}</span>
        <span aria-hidden="true">·</span>
        <span>{t("case.ask.source")}</span>
        <span className="right row only-wide">
          <Icon name="visibility-off" />
          {t("case.ask.hidden")}
        </span>
      </div>
      <p className="q" id="question-words">
        {t(`case.questions.${question.kind}`)}
      </p>
      <div>
        <label className="label" htmlFor="answer">
          {t("case.ask.field")}
        </label>
        <div className="row">
          <input
            ref={field}
            className="field"
            id="answer"
            name="answer"
            maxLength={80}
            autoComplete="off"
            spellCheck={false}
            aria-describedby="question-words answer-hint"
          />
          <button className="btn primary lg" aria-keyshortcuts="Control+Enter" aria-disabled={busy}>
            {t("case.ask.submit")} <KeyCaps keys={["Ctrl", "↵"]} />
          </button>
        </div>
        <p className="hint" id="answer-hint">
          {t("case.ask.hint")}
        </p>
      </div>
      <div className="row">
        <button className="btn sm" name="unknown" value="1" aria-keyshortcuts="Shift+Enter">
          {t("case.ask.unknown")} <KeyCaps keys={["Shift", "↵"]} />
        </button>
      </div>
    </Form>
  );
}

interface NoQuestionProps extends QuestionPanelProps {
  readonly asking: ReturnType<typeof useAction>;
}

function NoQuestion({ view, proof, asking }: NoQuestionProps) {
  const { t } = useWords();
  if (proof.mustMeet) return <MustMeet />;
  if (atLeast(proof.level, "confirmed")) {
    return (
      <>
        <p className="q">{t(atLeast(proof.level, "strong") ? "case.ask.passedStrong" : "case.ask.passed")}</p>
        <div className="row">
          <Link className="btn primary lg" to="?trin=3" aria-keyshortcuts="Control+Enter">
            {t("case.ask.toAct")} <KeyCaps keys={["Ctrl", "↵"]} />
          </Link>
        </div>
      </>
    );
  }
  const begun = (proof.round?.questions.length ?? 0) > 0 && proof.round?.state === "open";
  return (
    <asking.Form method="post" action={`/agent/sager/${view.number}/sporgsmaal`} className="question">
      {proof.round?.state === "failed" ? (
        <>
          <p className="q">{t("case.ask.failed")}</p>
          <Guidance reasons={["proof.missing"]} kind={null} />
        </>
      ) : null}
      <p className="ink2">{t("case.ask.intro")}</p>
      <div className="row">
        <button className="btn primary lg" aria-keyshortcuts="Control+Enter" aria-disabled={asking.busy}>
          {begun ? t("case.ask.next") : t("case.ask.first")} <KeyCaps keys={["Ctrl", "↵"]} />
        </button>
      </div>
    </asking.Form>
  );
}

function MustMeet() {
  const { t } = useWords();
  return (
    <>
      <div className="notice warn">
        <Icon name="warning" size={20} />
        <p className="grow">{t("case.ask.mustMeet")}</p>
      </div>
      <Guidance reasons={["subject.mustMeet"]} kind={null} />
    </>
  );
}
