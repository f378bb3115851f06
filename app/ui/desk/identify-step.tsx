/** Step 1: who calls? A number identifies; it proves nothing. */
import { useEffect, useRef, type ReactNode } from "react";
import type { CaseView } from "../../../db/views/case.ts";
import { Icon } from "../icons.tsx";
import { useAction } from "./action.ts";
import { KeyCaps } from "./key-caps.tsx";
import { Refusal } from "./refusal.tsx";
import { useWords } from "./words.ts";

interface IdentifyStepProps {
  readonly view: CaseView;
  readonly steps: ReactNode;
}

export function IdentifyStep({ view, steps }: IdentifyStepProps) {
  const { t } = useWords();
  return (
    <section className="panel" aria-label={t("case.steps.identify")}>
      {steps}
      {view.subject === null && view.state === "open" ? (
        <IdentifyForm number={view.number} />
      ) : (
        <Identified view={view} />
      )}
    </section>
  );
}

function IdentifyForm({ number }: { readonly number: string }) {
  const { t } = useWords();
  const { Form, refusal, busy } = useAction();
  const refused = refusal !== null;
  const field = useRef<HTMLInputElement>(null);
  // The first thing after a call is taken; whoever already types elsewhere is left alone.
  useEffect(() => {
    const active = document.activeElement;
    if (active === null || active === document.body) field.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Form method="post" action={`/agent/sager/${number}/identificer`} className="ask">
      <Refusal reasons={refusal} />
      <div className="row small muted">
        <span>{t("case.identify.title")}</span>
      </div>
      <p className="q" id="identify-say">
        {t("case.identify.say")}
      </p>
      <div>
        <label className="label" htmlFor="identify-key">
          {t("case.identify.field")}
        </label>
        <div className="row">
          <input
            ref={field}
            className="field"
            id="identify-key"
            name="key"
            required
            maxLength={48}
            autoComplete="off"
            spellCheck={false}
            aria-describedby="identify-hint"
            aria-invalid={refused ? true : undefined}
          />
          <button className="btn primary lg" aria-keyshortcuts="Control+Enter" aria-disabled={busy}>
            {t("case.identify.submit")} <KeyCaps keys={["Ctrl", "↵"]} />
          </button>
        </div>
        <p className="hint" id="identify-hint">
          {t("case.identify.hint")}
        </p>
      </div>
    </Form>
  );
}

function Identified({ view }: { readonly view: CaseView }) {
  const { t } = useWords();
  const { subject } = view;
  return (
    <div className="ask">
      {subject === null ? null : (
        <p>
          <span className="muted">{t("case.identify.done")}</span>{" "}
          <b className="b">{subject.name?.full ?? subject.maskedCpr ?? ""}</b>
        </p>
      )}
      <p className="hint row">
        <Icon name="info" />
        {view.state === "closed" ? t("case.ask.closed") : t("case.identify.doneNote")}
      </p>
    </div>
  );
}
