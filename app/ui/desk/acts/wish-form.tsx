/** Afslag: says no to a wish, with the reason that the person reads in the decision. */
import { useId } from "react";
import { ACT_KINDS } from "../../../domain/protection/acts.ts";
import { isRefusable, WISH_REFUSALS } from "../../../domain/protection/wish.ts";
import { Refusal } from "../refusal.tsx";
import { ConfirmFoot } from "./confirm-foot.tsx";
import { Consequences, ReadAloud } from "./consequences.tsx";
import { whoIs, type AskFrame } from "./frame.ts";
import { useActWords } from "./words.ts";

const KINDS = ACT_KINDS.filter(isRefusable);

export function WishForm({ frame }: { readonly frame: AskFrame }) {
  const { t, desk, nameOf, wishReason } = useActWords();
  const { view, action, heading, cancel } = frame;
  const { Form, refusal, busy } = action;
  const note = [...whoIs(view), t("wish.note")].join(" · ");
  const kinds = KINDS.map((kind) => ({
    value: kind,
    words:
      kind === "orderMeans" ? desk.t("case.gates.orderMeans") : nameOf({ kind, means: null, suffix: null }),
  }));
  const reasons = WISH_REFUSALS.map((code) => ({ value: code, words: wishReason(code) ?? code }));
  return (
    <Form method="post" action={`/agent/sager/${view.number}/afslag`}>
      {heading({ title: t("wish.title"), note, icon: "error", colour: "c-warn" })}
      <div className="body">
        <Refusal reasons={refusal} />
        <Choice label={t("wish.kind")} name="kind" options={kinds} />
        <Choice label={t("wish.reason")} name="reasonCode" options={reasons} />
        <Consequences
          rows={[
            { icon: "error", colour: "c-warn", name: t("wish.happens"), words: t("wish.happensWhy") },
            { icon: "check", colour: "c-ok", name: t("wish.still"), words: t("wish.stillWhy") },
            { icon: "email", colour: "ink2", name: t("wish.told"), words: t("wish.toldWhy") },
          ]}
        />
        <ReadAloud label={desk.t("block.readAloud")} words={t("wish.say")} />
      </div>
      <ConfirmFoot
        note={t("ask.enter")}
        cancel={cancel}
        icon="check"
        tone="primary"
        words={t("wish.confirm")}
        sending={t("ask.sending")}
        busy={busy}
      />
    </Form>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly name: string;
  readonly options: readonly { readonly value: string; readonly words: string }[];
}

function Choice({ label, name, options }: ChoiceProps) {
  const id = useId();
  return (
    <div className="row reason wide-label">
      <label className="m nw" htmlFor={id}>
        {label}
      </label>
      <select className="field" id={id} name={name}>
        {options.map(({ value, words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
