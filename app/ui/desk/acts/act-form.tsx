/** One act that opens access again or gives new means: what it does, how it comes, what it waits for, and who is told. */
import type { ChoiceView } from "../../../../db/views/case-choices.ts";
import { isStop, type OpeningKind, type ReissueKind } from "../../../domain/protection/acts.ts";
import { reasonsFor } from "../../../domain/protection/reasons.ts";
import { Icon } from "../../icons.tsx";
import { Refusal } from "../refusal.tsx";
import { ConfirmFoot } from "./confirm-foot.tsx";
import { Consequences, ReadAloud, type Consequence } from "./consequences.tsx";
import { Guidance } from "./guidance.tsx";
import { whoIs, type AskFrame } from "./frame.ts";
import { meansOfChoice } from "./means-of-choice.ts";
import { ReasonField } from "./reason-field.tsx";
import { StaleNotice } from "./stale-notice.tsx";
import { titled, useActWords, type ActWords } from "./words.ts";

type Kind = OpeningKind | ReissueKind;

interface ActFormProps {
  readonly frame: AskFrame;
  readonly orderKey: string;
}

export function ActForm({ frame, orderKey }: ActFormProps) {
  const words = useActWords();
  const { t } = words;
  const { view, heading, cancel } = frame;
  const choice = view.choices.choices.find(({ key }) => key === orderKey);
  const kind = choice?.order.kind;
  if (choice === undefined || kind === undefined || isStop(kind)) {
    return (
      <>
        {heading({ title: t("ask.notNow"), note: t("ask.gone"), icon: "info", colour: "ink2" })}
        <div className="dialog-foot">{cancel}</div>
      </>
    );
  }
  return <OpenActForm frame={frame} choice={choice} kind={kind} />;
}

interface OpenActProps {
  readonly frame: AskFrame;
  readonly choice: ChoiceView;
  readonly kind: Kind;
}

function OpenActForm({ frame, choice, kind }: OpenActProps) {
  const words = useActWords();
  const { t, desk } = words;
  const { view, action, idempotencyKey, heading, cancel } = frame;
  const { Form, refusal, busy } = action;
  const means = words.meansOf(meansOfChoice(view, choice));
  const note = [...whoIs(view), t("ask.ownWish")].join(" · ");
  const isClosed = !busy && action.answer?.allowed !== true && choice.refusals.length > 0;
  const isStale = refusal?.includes("act.stale") === true;
  const reasons = reasonsFor(kind, "subject");
  const title = t(`ask.${kind}.title`, { means });
  return (
    <Form method="post" action={`/agent/sager/${view.number}/handling`}>
      <input type="hidden" name="act" value={choice.key} />
      <input type="hidden" name="seenVersion" value={view.choices.seenVersion ?? ""} />
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      {heading({ title, note, icon: iconOf(kind), colour: "c-accent" })}
      <div className="body">
        {isStale ? <StaleNotice number={view.number} /> : <Refusal reasons={refusal} />}
        {isClosed ? <NotOpen refusals={choice.refusals} /> : null}
        <Guidance reasons={refusal ?? (isClosed ? choice.refusals : [])} kind={kind} />
        <Consequences rows={rowsOf(kind, choice, means, words)} />
        <ReasonField label={desk.t("block.reason")} name="reason" reasons={reasons} first={reasons[0]} />
        <ReadAloud label={desk.t("block.readAloud")} words={t(`ask.${kind}.say`)} />
      </div>
      <ConfirmFoot
        note={t("ask.enter")}
        cancel={cancel}
        icon="check"
        tone="primary"
        words={t(`ask.${kind}.confirm`)}
        sending={t("ask.sending")}
        busy={busy}
        isGone={isClosed}
      />
    </Form>
  );
}

/** It was open as the dialog was opened, and has closed since. */
function NotOpen({ refusals }: Pick<ChoiceView, "refusals">) {
  const { desk } = useActWords();
  return (
    <div className="notice warn" role="status">
      <Icon name="lock" size={20} />
      <div className="grow">
        {refusals.map((code) => (
          <p key={code}>{desk.t(`case.missing.${code}`)}</p>
        ))}
      </div>
    </div>
  );
}

export const iconOf = (kind: Kind) =>
  kind === "orderMeans" ? "email" : kind === "liftHold" || kind === "liftLockout" ? "refresh" : "key";

function rowsOf(
  kind: Kind,
  { coolingHours }: ChoiceView,
  means: string,
  { t }: ActWords,
): readonly Consequence[] {
  const waits = coolingHours > 0;
  return [
    { icon: "check", colour: "c-ok", name: t("ask.does"), words: titled(t(`ask.${kind}.does`, { means })) },
    { icon: "arrow-forward", colour: "ink2", name: t("ask.way"), words: t(`ask.${kind}.way`) },
    {
      icon: waits ? "hourglass" : "time",
      colour: waits ? "c-warn" : "ink2",
      name: t("ask.waits"),
      words: waits ? t("ask.waitsHours", { hours: coolingHours }) : t("ask.waitsNone"),
    },
    { icon: "lock", colour: "ink2", name: t("ask.works"), words: t(`ask.${kind}.works`) },
    { icon: "refresh", colour: "ink2", name: t("ask.undo"), words: t(`ask.${kind}.undo`) },
    {
      icon: "email",
      colour: "ink2",
      name: t("ask.told"),
      words: waits ? `${t("ask.toldAll")} ${t("ask.toldBefore")}` : t("ask.toldAll"),
    },
  ];
}
