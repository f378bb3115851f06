/** Somebody else calls for the person: who, and with which paper. */
import { useId } from "react";
import {
  DOCUMENTATIONS,
  THIRD_PARTIES,
  type Requester,
  type ThirdParty,
} from "../../../domain/verification/representation.ts";
import { useAction } from "../action.ts";
import { Refusal } from "../refusal.tsx";
import { Way, type WayProps } from "./way.tsx";
import { useVerifyWords } from "./words.ts";

const isOther = (who: Requester): who is ThirdParty => THIRD_PARTIES.some((one) => one === who);

export function RepresentationWay({ number, verify, level }: WayProps) {
  const { t } = useVerifyWords();
  const { Form, refusal, busy } = useAction(`representation-${number}`);
  const { representation } = verify;
  const who = representation?.requester ?? "subject";
  const worth = verify.worth.representation;
  return (
    <Way icon="how-to-reg" title={t("representation.title")} worth={worth} level={level} closed={null}>
      <Refusal reasons={refusal} />
      <p className="d" role="status">
        {representation === null || !isOther(who)
          ? t("representation.note")
          : t("representation.saved", {
              who: t(`representation.requesters.${who}`),
              paper: t(`representation.papers.${representation.documentation}`).toLowerCase(),
            })}
      </p>
      <details>
        <summary>{t("representation.open")}</summary>
        <Form method="post" action={`/agent/sager/${number}/fuldmagt`}>
          <Fields busy={busy} />
        </Form>
      </details>
    </Way>
  );
}

function Fields({ busy }: { readonly busy: boolean }) {
  const { t } = useVerifyWords();
  const id = useId();
  return (
    <div className="way-fields">
      <label className="label" htmlFor={`${id}who`}>
        {t("representation.requester")}
      </label>
      <select className="field" id={`${id}who`} name="requester">
        {THIRD_PARTIES.map((who) => (
          <option key={who} value={who}>
            {t(`representation.requesters.${who}`)}
          </option>
        ))}
      </select>
      <label className="label" htmlFor={`${id}paper`}>
        {t("representation.paper")}
      </label>
      <select className="field" id={`${id}paper`} name="documentation">
        {DOCUMENTATIONS.map((paper) => (
          <option key={paper} value={paper}>
            {t(`representation.papers.${paper}`)}
          </option>
        ))}
      </select>
      <label className="label" htmlFor={`${id}reference`}>
        {t("representation.reference")}
      </label>
      <input className="field" id={`${id}reference`} name="reference" maxLength={60} autoComplete="off" />
      <button className="btn" aria-disabled={busy}>
        {t("representation.save")}
      </button>
    </div>
  );
}
