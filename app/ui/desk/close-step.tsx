/** Step 5: how it ended, and then the next call. */
import { useNavigate, useSearchParams } from "@remix-run/react";
import { useEffect, type ReactNode } from "react";
import type { CaseView } from "../../../db/views/case.ts";
import { WRAP_UP_CODES } from "../../domain/routing/wrap-up.ts";
import { Icon } from "../icons.tsx";
import { useAction, type Action } from "./action.ts";
import { CodeChoice } from "./code-choice.tsx";
import { clockTime } from "./format.ts";
import { KeyCaps } from "./key-caps.tsx";
import { Refusal } from "./refusal.tsx";
import { useWords } from "./words.ts";

const HANG_UP_FORM = "hang-up-first";

interface CloseStepProps {
  readonly view: CaseView;
  readonly steps: ReactNode;
}

export function CloseStep({ view, steps }: CloseStepProps) {
  const { t } = useWords();
  // Kept here and not in the form: the form is gone as soon as the case is closed.
  const wrapUp = useAction(`wrap-up-${view.number}`);
  const navigate = useNavigate();
  const done = wrapUp.answer?.allowed === true;
  useEffect(() => {
    if (done) void navigate("/agent");
  }, [done, navigate]);
  return (
    <section className="panel" aria-label={t("case.steps.close")}>
      {steps}
      {view.state === "closed" ? <Closed view={view} /> : <WrapUp view={view} wrapUp={wrapUp} />}
    </section>
  );
}

function Closed({ view }: { readonly view: CaseView }) {
  const { t, wrapUpName } = useWords();
  const time = view.closedAt === null ? "" : clockTime(view.closedAt);
  return <p className="ask">{t("case.wrapUp.done", { time, code: wrapUpName(view.wrapUpCode ?? "") })}</p>;
}

function WrapUp({ view, wrapUp }: { readonly view: CaseView; readonly wrapUp: Action }) {
  const { t } = useWords();
  const { Form, refusal, busy } = wrapUp;
  const [search] = useSearchParams();
  const chosen = WRAP_UP_CODES.find((code) => code === search.get("kode")) ?? null;
  const live = view.call !== null && view.call.state !== "over";
  const hangUp = useAction(`hang-up-${view.number}`);
  return (
    <>
      <hangUp.Form method="post" action={`/agent/sager/${view.number}/laeg-paa`} id={HANG_UP_FORM} />
      <Form method="post" action={`/agent/sager/${view.number}/afslut`}>
        <div className="ask">
          <p className="q">{t("case.wrapUp.title")}</p>
          <Refusal reasons={refusal} />
          {live ? (
            <p className="notice warn">
              <Icon name="call" size={20} />
              {t("case.wrapUp.live")}
            </p>
          ) : null}
        </div>
        <CodeChoice name="code" codes={WRAP_UP_CODES} chosen={chosen} />
        <div className="foot-row">
          <span className="small muted">{t("case.wrapUp.actsFollow")}</span>
          {live ? (
            <HangUpFirst />
          ) : (
            <button
              className="btn primary right"
              aria-keyshortcuts="Control+Enter"
              aria-disabled={busy || undefined}
            >
              {t("case.wrapUp.submit")} <KeyCaps keys={["Ctrl", "↵"]} />
            </button>
          )}
        </div>
      </Form>
    </>
  );
}

/** While the call runs, ending it is the next right step. */
function HangUpFirst() {
  const { t } = useWords();
  return (
    <button className="btn primary right" form={HANG_UP_FORM} aria-keyshortcuts="Control+Enter">
      <Icon name="call-end" />
      {t("case.call.hangUp")} <KeyCaps keys={["Ctrl", "↵"]} />
    </button>
  );
}
