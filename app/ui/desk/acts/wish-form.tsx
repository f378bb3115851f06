/** Afslag: says no to a wish, with the reason that the person reads in the decision. */
import { useId } from "react";
import { ACT_KINDS, type ActKind } from "../../../domain/protection/acts.ts";
import { isRefusable, WISH_REFUSALS, WISHERS, type WishRefusal } from "../../../domain/protection/wish.ts";
import { Refusal } from "../refusal.tsx";
import { ConfirmFoot } from "./confirm-foot.tsx";
import { Consequences, ReadAloud } from "./consequences.tsx";
import { whoIs, type AskFrame } from "./frame.ts";
import { useActWords } from "./words.ts";

const KINDS = ACT_KINDS.filter(isRefusable);

interface WishFormProps {
  readonly frame: AskFrame;
  /** What was asked for and why it is refused, where that is known; the agent may choose otherwise. */
  readonly kind: ActKind | null;
  readonly ground: WishRefusal | null;
}

export function WishForm({ frame, kind, ground }: WishFormProps) {
  const { t, desk, nameOf, wishReason } = useActWords();
  const { view, action, heading, cancel } = frame;
  const { Form, refusal, busy } = action;
  const note = [...whoIs(view), t("wish.note")].join(" · ");
  const kinds = KINDS.map((one) => ({
    value: one,
    words:
      one === "orderMeans"
        ? desk.t("case.gates.orderMeans")
        : nameOf({ kind: one, means: null, suffix: null }),
  }));
  const askers = WISHERS.map((one) => ({ value: one, words: t(`requester.${one}`) }));
  const reasons = WISH_REFUSALS.map((code) => ({ value: code, words: wishReason(code) ?? code }));
  return (
    <Form method="post" action={`/agent/sager/${view.number}/afslag`}>
      {heading({ title: t("wish.title"), note, icon: "error", colour: "c-warn" })}
      <div className="body">
        <Refusal reasons={refusal} />
        <Choice label={t("wish.kind")} name="kind" options={kinds} first={kind} />
        <Choice label={t("requester.label")} name="requester" options={askers} first={null} />
        <Choice label={t("wish.reason")} name="reasonCode" options={reasons} first={ground} />
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
  /** What is chosen at first; null for the first of them. */
  readonly first: string | null;
}

function Choice({ label, name, options, first }: ChoiceProps) {
  const id = useId();
  return (
    <div className="row reason wide-label">
      <label className="m nw" htmlFor={id}>
        {label}
      </label>
      <select className="field" id={id} name={name} defaultValue={first ?? options[0]?.value}>
        {options.map(({ value, words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
