/** Takes back what waits, or stops what is on its way. */
import { useId } from "react";
import { WITHDRAWAL_REASONS } from "../../../domain/protection/withdrawal.ts";
import { Refusal } from "../refusal.tsx";
import { pairs } from "../format.ts";
import { ConfirmFoot } from "./confirm-foot.tsx";
import { Consequences } from "./consequences.tsx";
import type { AskFrame } from "./frame.ts";
import { useActWords } from "./words.ts";

interface TakeBackProps {
  readonly frame: AskFrame;
  readonly actId: string;
}

export function TakeBackForm({ frame, actId }: TakeBackProps) {
  const { t, nameOf } = useActWords();
  const { view, action, heading, cancel } = frame;
  const { Form, refusal, busy } = action;
  const act = view.acts.find(({ id }) => id === actId);
  if (act === undefined || (act.takeBack === null && !busy && action.answer?.allowed !== true)) {
    return (
      <>
        {heading({ title: t("ask.notNow"), note: t("ask.gone"), icon: "info", colour: "ink2" })}
        <div className="dialog-foot">{cancel}</div>
      </>
    );
  }
  const way = act.takeBack ?? "withdraw";
  const title = t(`takeBack.${way}Title`, { what: nameOf(act) });
  const note = t("takeBack.note", { receipt: pairs(act.receipt) });
  return (
    <Form method="post" action={`/agent/sager/${view.number}/${way === "withdraw" ? "fortryd" : "stands"}`}>
      <input type="hidden" name="actId" value={act.id} />
      {heading({ title, note, icon: "close", colour: "c-danger" })}
      <div className="body">
        <Refusal reasons={refusal} />
        <Consequences
          rows={[
            { icon: "check", colour: "c-ok", name: t("ask.does"), words: t(`takeBack.${way}Does`) },
            { icon: "email", colour: "ink2", name: t("ask.told"), words: t("takeBack.told") },
            { icon: "refresh", colour: "ink2", name: t("takeBack.then"), words: t("takeBack.again") },
          ]}
        />
        <WhyField />
      </div>
      <ConfirmFoot
        note={t("ask.enter")}
        cancel={cancel}
        icon="close"
        tone="danger"
        words={t(`takeBack.${way}`)}
        sending={t("ask.sending")}
        busy={busy}
      />
    </Form>
  );
}

function WhyField() {
  const { t } = useActWords();
  const id = useId();
  return (
    <div className="row reason">
      <label className="m nw" htmlFor={id}>
        {t("takeBack.reason")}
      </label>
      <select className="field" id={id} name="reason">
        {WITHDRAWAL_REASONS.map((reason) => (
          <option key={reason} value={reason}>
            {t(`takeBack.reasons.${reason}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
