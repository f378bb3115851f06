/** The number that the citizen writes down, what became of the act, what that means, and how it is taken back. */
import { useState } from "react";
import type { ActView } from "../../../db/views/case-acts.ts";
import { AskButton } from "./acts/ask-button.tsx";
import { useActWords } from "./acts/words.ts";
import { Icon } from "../icons.tsx";
import { At, Remaining } from "./clock.tsx";
import { clockTime, pairs } from "./format.ts";
import { PostWaitWords } from "./post-wait.tsx";
import { fateOf, isWish, tookEffect } from "./receipt-model.ts";
import { useWords } from "./words.ts";

interface ReceiptNumberProps {
  readonly act: ActView;
  readonly isOpen: boolean;
}

export function ReceiptNumber({ act, isOpen }: ReceiptNumberProps) {
  const { t } = useActWords();
  return (
    <div className="receipt">
      <div>
        <div className="small muted">{t("receipt.number")}</div>
        <div className="receipt-number" data-receipt={act.receipt}>
          {pairs(act.receipt)}
        </div>
      </div>
      <div>
        <FateWords act={act} />
        <Meaning act={act} />
      </div>
      <span className="grow" />
      {isOpen ? <TakeBack act={act} /> : null}
      <ReceiptTools receipt={act.receipt} />
    </div>
  );
}

export function FateWords({ act }: { readonly act: ActView }) {
  const { t, desk } = useActWords();
  const { word, icon, colour } = fateOf(act);
  const system = desk.systemName(act.targets.find(({ system: one }) => one === "mitid")?.system ?? "mitid");
  return (
    <span className={`st ${colour}`}>
      <Icon name={icon} />
      {t(`receipt.fate.${word}`, { system })}
    </span>
  );
}

/** In a calm line below: what works now, when it leaves, or why the answer was no. */
function Meaning({ act }: { readonly act: ActView }) {
  const { t, nameOf, wishReason } = useActWords();
  if (isWish(act)) return <div className="small muted">{wishReason(act.refusalReasons[0] ?? "")}</div>;
  if (act.stop !== null) return <StopMeaning stop={act.stop} />;
  if (act.post !== null)
    return (
      <div className="small muted">
        <PostWaitWords post={act.post} />
      </div>
    );
  if (act.takeBack === "withdraw" && act.notBefore !== null) return <Leaves at={act.notBefore} />;
  if (!tookEffect(act) || act.kind === "hold")
    return (
      <div className="small muted">
        {tookEffect(act) && act.holdUntil !== null
          ? t("receipt.effect.hold", { time: clockTime(act.holdUntil) })
          : nameOf(act)}
      </div>
    );
  return <div className="small muted">{t(`receipt.effect.${act.kind}`, { time: "" })}</div>;
}

function StopMeaning({ stop }: { readonly stop: NonNullable<ActView["stop"]> }) {
  const { t } = useActWords();
  const asked = { citizen: "askedByCitizen", agent: "askedByAgent", system: "askedBySystem" } as const;
  const isBad = stop.outcome === "tooLate";
  return (
    <div className={isBad ? "small c-danger" : "small muted"}>
      {t(`receipt.stop.${stop.outcome ?? asked[stop.by]}`)} · <At iso={stop.askedAt} />
    </div>
  );
}

function Leaves({ at }: { readonly at: string }) {
  const { t } = useActWords();
  return (
    <div className="small muted">
      {t("receipt.leaves", { time: clockTime(at) })} · {t("receipt.leavesIn")} <Remaining until={at} />
    </div>
  );
}

export function TakeBack({ act }: { readonly act: ActView }) {
  const { t, nameOf } = useActWords();
  if (act.takeBack === null) return null;
  return (
    <AskButton
      asked={{ what: "takeBack", actId: act.id }}
      className="btn sm danger-line no-print"
      about={nameOf(act)}
    >
      <Icon name="close" />
      {t(`receipt.takeBack.${act.takeBack}`)}
    </AskButton>
  );
}

function ReceiptTools({ receipt }: { readonly receipt: string }) {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  const copy = () => {
    void navigator.clipboard.writeText(receipt).then(() => {
      setCopied(true);
    });
  };
  return (
    <div className="row no-print">
      <button type="button" className="btn sm" onClick={copy}>
        <Icon name={copied ? "check" : "copy"} />
        <span aria-live="polite">{copied ? t("case.receipt.copied") : t("case.receipt.copy")}</span>
      </button>
      <button
        type="button"
        className="btn sm"
        onClick={() => {
          window.print();
        }}
      >
        <Icon name="print" />
        {t("case.receipt.print")}
      </button>
    </div>
  );
}
