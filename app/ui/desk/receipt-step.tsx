/** Step 4: the receipt to read aloud, the act's way through the systems, and who has been told. */
import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { ActView } from "../../../db/views/case-acts.ts";
import type { CaseView } from "../../../db/views/case.ts";
import type { WrapUpCode } from "../../domain/routing/wrap-up.ts";
import { ActWay } from "./act-way.tsx";
import { CodeChoice } from "./code-choice.tsx";
import { pairs } from "./format.ts";
import { KeyCaps } from "./key-caps.tsx";
import { NoticesPanel } from "./notices-panel.tsx";
import { ReceiptNumber } from "./receipt-number.tsx";
import { useWords } from "./words.ts";

interface ReceiptStepProps {
  readonly view: CaseView;
  readonly steps: ReactNode;
}

export function ReceiptStep({ view, steps }: ReceiptStepProps) {
  const { t } = useWords();
  const [newest, ...others] = view.acts;
  return (
    <>
      <section className="panel" aria-label={t("case.steps.receipt")}>
        {steps}
        {newest === undefined ? (
          <p className="empty">{t("case.receipt.none")}</p>
        ) : (
          <ReceiptNumber act={newest} />
        )}
      </section>
      {newest === undefined ? null : <ActWay act={newest} />}
      {others.length === 0 ? null : <OtherReceipts acts={others} />}
      <div className="cols receipt-cols">
        {newest === undefined ? null : (
          <NoticesPanel notices={newest.notices} name={view.subject?.name?.given ?? null} />
        )}
        {view.state === "open" ? <NextCode act={newest} /> : null}
      </div>
    </>
  );
}

function OtherReceipts({ acts }: { readonly acts: readonly ActView[] }) {
  const { t, actName } = useWords();
  return (
    <section className="panel" aria-labelledby="other-title">
      <div className="h low">
        <h2 id="other-title">{t("case.receipt.other")}</h2>
      </div>
      <table>
        <tbody>
          {acts.map((act) => (
            <tr key={act.id}>
              <th scope="row">{actName(act)}</th>
              <td className="num b">{pairs(act.receipt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What an act suggests as the end of the call, most likely first. */
function suggested(act: ActView | undefined): readonly WrapUpCode[] {
  const first = act?.kind === "block" ? "BLOCKED_AUTHENTICATOR" : "BLOCKED_IDENTITY";
  return [first, "REFERRED_BORGERSERVICE", "REFERRED_BANK", "REFERRED_POLICE"];
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
