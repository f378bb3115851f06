/** The number that the citizen writes down, and whether the system has answered. */
import { useState } from "react";
import type { ActView } from "../../../db/views/case-acts.ts";
import { Icon, type IconName } from "../icons.tsx";
import { pairs } from "./format.ts";
import { useWords } from "./words.ts";

export function ReceiptNumber({ act }: { readonly act: ActView }) {
  const { t } = useWords();
  return (
    <div className="receipt">
      <div>
        <div className="small muted">{t("case.receipt.number")}</div>
        <div className="receipt-number" data-receipt={act.receipt}>
          {pairs(act.receipt)}
        </div>
      </div>
      <Fate act={act} />
      <span className="grow" />
      <ReceiptTools receipt={act.receipt} />
    </div>
  );
}

function Fate({ act }: { readonly act: ActView }) {
  const { t, systemName, actName } = useWords();
  const system = systemName(act.targets[0]?.system ?? "mitid");
  const { icon, colour, words } = fateOf(act);
  return (
    <div>
      <span className={`st ${colour}`}>
        <Icon name={icon} />
        {t(words, { system })}
      </span>
      <div className="small muted">{actName(act)}</div>
    </div>
  );
}

type FateKey = `case.receipt.${"acknowledged" | "already" | "underWay" | "refused" | "failed"}`;

function fateOf(act: ActView): { readonly icon: IconName; readonly colour: string; readonly words: FateKey } {
  if (act.state === "acknowledged") {
    const words = act.fate === "alreadyDone" ? "case.receipt.already" : "case.receipt.acknowledged";
    return { icon: "success", colour: "c-ok", words };
  }
  if (act.state === "refused") return { icon: "error", colour: "c-danger", words: "case.receipt.refused" };
  const escalated = act.state === "failed" || act.targets.some(({ state }) => state === "escalated");
  if (escalated) return { icon: "error", colour: "c-danger", words: "case.receipt.failed" };
  return { icon: "hourglass", colour: "c-warn", words: "case.receipt.underWay" };
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
