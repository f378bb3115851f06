/** Step 4: the receipt to read aloud, the act's way through the systems, and who has been told. */
import { Form, useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import type { ActView } from "../../../db/views/case-acts.ts";
import type { CaseView } from "../../../db/views/case.ts";
import { isReissue, isStop } from "../../domain/protection/acts.ts";
import type { WrapUpCode } from "../../domain/routing/wrap-up.ts";
import { ActTrack } from "./act-track.tsx";
import { ActWay } from "./act-way.tsx";
import { CodeChoice } from "./code-choice.tsx";
import { KeyCaps } from "./key-caps.tsx";
import { NoticesPanel } from "./notices-panel.tsx";
import { OtherReceipts } from "./other-receipts.tsx";
import { isWish } from "./receipt-model.ts";
import { ReceiptNumber } from "./receipt-number.tsx";
import { useWords } from "./words.ts";

interface ReceiptStepProps {
  readonly view: CaseView;
  readonly steps: ReactNode;
}

export function ReceiptStep({ view, steps }: ReceiptStepProps) {
  const { t } = useWords();
  const [search] = useSearchParams();
  const isOpen = view.state === "open";
  // The newest, unless another one was asked for by its row below.
  const shown = view.acts.find(({ id }) => id === search.get("kvittering")) ?? view.acts[0];
  return (
    <>
      <section className="panel" aria-label={t("case.steps.receipt")}>
        {steps}
        {shown === undefined ? (
          <p className="empty">{t("case.receipt.none")}</p>
        ) : (
          <ReceiptNumber act={shown} isOpen={isOpen} />
        )}
      </section>
      {shown === undefined ? null : <ActTrack act={shown} />}
      {shown === undefined ? null : <ActWay act={shown} />}
      <OtherReceipts acts={view.acts} shown={shown} isOpen={isOpen} />
      <div className="cols receipt-cols">
        {shown === undefined ? null : (
          <NoticesPanel notices={shown.notices} name={view.subject?.name?.given ?? null} />
        )}
        {isOpen ? <NextCode act={shown} /> : null}
      </div>
    </>
  );
}

/** What an act suggests as the end of the call, most likely first. */
function suggested(act: ActView | undefined): readonly WrapUpCode[] {
  const rest = ["REFERRED_BORGERSERVICE", "REFERRED_BANK", "REFERRED_POLICE"] as const;
  if (act === undefined || isWish(act)) return ["RESOLVED", ...rest];
  if (isReissue(act.kind)) return ["REISSUE_STARTED", ...rest];
  if (!isStop(act.kind)) return ["RESOLVED", ...rest];
  return [act.kind === "block" ? "BLOCKED_AUTHENTICATOR" : "BLOCKED_IDENTITY", ...rest];
}

function NextCode({ act }: { readonly act: ActView | undefined }) {
  const { t } = useWords();
  return (
    <section className="panel" aria-labelledby="next-title">
      <div className="h low">
        <h2 id="next-title">{t("case.wrapUp.next")}</h2>
        <span className="small muted right">{t("case.wrapUp.press")}</span>
      </div>
      <Form method="get" preventScrollReset>
        <input type="hidden" name="trin" value="5" />
        <CodeChoice key={act?.id} name="kode" codes={suggested(act)} chosen={suggested(act)[0] ?? null} />
        <div className="foot-row">
          <span className="small muted">{t("case.wrapUp.actsFollow")}</span>
          <button className="btn primary right" aria-keyshortcuts="Control+Enter">
            {t("case.wrapUp.on")} <KeyCaps keys={["Ctrl", "↵"]} />
          </button>
        </div>
      </Form>
    </section>
  );
}
