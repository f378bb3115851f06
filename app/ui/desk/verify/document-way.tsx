/** The number of a passport or a driving licence, read out by the caller and judged at the server. */
import { useId } from "react";
import { NUMBERED_DOCUMENTS } from "../../../domain/verification/document-number.ts";
import { useAction } from "../action.ts";
import { oneOf } from "../one-of.ts";
import { Refusal } from "../refusal.tsx";
import { Way, type WayProps } from "./way.tsx";
import { useVerifyWords } from "./words.ts";

const OUTCOMES = ["matches", "differs", "unknown"] as const;

export function DocumentWay({ number, verify, level }: WayProps) {
  const { t, desk } = useVerifyWords();
  const { Form, answer, refusal, busy } = useAction(`document-${number}`);
  const { documentRefusal, documentTriesLeft } = verify;
  const said = answer?.allowed === true ? outcomeIn(answer.value) : null;
  return (
    <Way
      icon="assignment"
      title={t("document.title")}
      worth={verify.worth.documentNumber}
      level={level}
      closed={documentRefusal === null ? null : desk.reason(documentRefusal)}
    >
      <Refusal reasons={refusal} />
      <p className="d" role="status">
        {said === null ? "" : t(`document.outcomes.${said}`)}
      </p>
      {documentRefusal === null ? (
        <Form
          key={documentTriesLeft}
          method="post"
          action={`/agent/sager/${number}/dokument`}
          className="question"
        >
          <Fields busy={busy} />
          <p className="hint">{t("document.triesLeft", { count: documentTriesLeft })}</p>
        </Form>
      ) : null}
    </Way>
  );
}

const outcomeIn = (value: unknown) =>
  typeof value === "object" && value !== null && "outcome" in value ? oneOf(OUTCOMES, value.outcome) : null;

function Fields({ busy }: { readonly busy: boolean }) {
  const { t } = useVerifyWords();
  const id = useId();
  return (
    <div className="way-fields">
      <label className="label" htmlFor={`${id}kind`}>
        {t("document.kind")}
      </label>
      <select className="field" id={`${id}kind`} name="document">
        {NUMBERED_DOCUMENTS.map((document) => (
          <option key={document} value={document}>
            {t(`document.${document}`)}
          </option>
        ))}
      </select>
      <label className="label" htmlFor={`${id}number`}>
        {t("document.number")}
      </label>
      <input
        className="field"
        id={`${id}number`}
        name="number"
        maxLength={20}
        autoComplete="off"
        spellCheck={false}
      />
      <button className="btn" aria-disabled={busy}>
        {t("document.check")}
      </button>
    </div>
  );
}
