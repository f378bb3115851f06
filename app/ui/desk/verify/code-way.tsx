/** A one-time code by SMS: sent, read out by the caller, and judged at the server. */
import type { CodeView } from "../../../../db/views/case-verify.ts";
import { useAction, type Action } from "../action.ts";
import { Remaining } from "../clock.tsx";
import { Refusal } from "../refusal.tsx";
import { Way, type WayProps } from "./way.tsx";
import { useVerifyWords } from "./words.ts";

export function CodeWay({ number, verify, level }: WayProps) {
  const { t, desk } = useVerifyWords();
  const sending = useAction(`code-send-${number}`);
  const checking = useAction(`code-check-${number}`);
  const { code, codeRefusal, sendsLeft } = verify;
  const isLive = code?.state === "live";
  const closed = codeRefusal === null || isLive ? null : desk.reason(codeRefusal);
  return (
    <Way icon="email" title={t("code.title")} worth={verify.worth.oneTimeCode} level={level} closed={closed}>
      <Refusal reasons={sending.refusal ?? checking.refusal} />
      <div role="status">
        {code === null || code.state === "live" ? null : (
          <p className="d">{t(`code.states.${code.state}`)}</p>
        )}
      </div>
      {code !== null && isLive ? <Live number={number} code={code} checking={checking} /> : null}
      {codeRefusal === null ? (
        <sending.Form method="post" action={`/agent/sager/${number}/kode/send`} className="row">
          <button className={isLive ? "btn sm ghost" : "btn sm"} aria-disabled={sending.busy}>
            {code === null ? t("code.send") : t("code.again")}
          </button>
          <span className="small muted">{t("code.sendsLeft", { count: sendsLeft })}</span>
        </sending.Form>
      ) : null}
    </Way>
  );
}

interface LiveProps {
  readonly number: string;
  readonly code: CodeView;
  readonly checking: Action;
}

function Live({ number, code, checking }: LiveProps) {
  const { t } = useVerifyWords();
  const { Form, busy } = checking;
  return (
    <Form method="post" action={`/agent/sager/${number}/kode/tjek`} className="question">
      <p className="d">
        {t("code.sent", { suffix: code.suffix })} <Remaining until={code.expiresAt} />
      </p>
      <label className="label" htmlFor="one-time-code">
        {t("code.field")}
      </label>
      <div className="row">
        {/* Empty again after each try: what was typed was wrong. */}
        <input
          key={`${code.expiresAt} ${String(code.triesLeft)}`}
          className="field"
          id="one-time-code"
          name="code"
          inputMode="numeric"
          maxLength={12}
          autoComplete="off"
          spellCheck={false}
          aria-describedby="one-time-code-hint"
        />
        <button className="btn" aria-disabled={busy}>
          {t("code.check")}
        </button>
      </div>
      <p className="hint" id="one-time-code-hint">
        {t("code.triesLeft", { count: code.triesLeft })} {t("code.hint")}
      </p>
    </Form>
  );
}
