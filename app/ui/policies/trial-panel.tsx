/** What new rules would change and would have decided, before anybody else hears of them; from here they are proposed. */
import { Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { PolicyPreview } from "../../../db/views/policy-preview.ts";
import type { PolicyFault } from "../../../db/views/policy-trial.ts";
import type { Change } from "../../domain/four-eyes/proposal.ts";
import { boundsOf } from "../../domain/policy/number-bounds.ts";
import { ChangesPanel } from "../approvals/changes-panel.tsx";
import { fieldWords } from "../approvals/change-words.ts";
import { PreviewPanel } from "../approvals/preview-panel.tsx";
import { ProposalRefusal } from "../approvals/refusal.tsx";
import { useApprovalWords, type ApprovalWords } from "../approvals/words.ts";
import { useAction } from "../desk/action.ts";
import { Icon } from "../icons.tsx";
import type { Leaf } from "./rules-model.ts";

/** What the trial answered, with all that was typed. */
export interface Tried {
  readonly idempotencyKey: string;
  readonly typed: readonly Leaf[];
  readonly day: string;
  /** As it was given before; empty where it was not. */
  readonly reason: string;
  /** Null where they cannot be proposed; then `reasons` say why. */
  readonly changes: readonly Change[] | null;
  readonly reasons: readonly string[];
  readonly faults: readonly PolicyFault[];
  readonly preview: PolicyPreview | null;
}

export function TrialPanel({ tried, builtOn }: { readonly tried: Tried; readonly builtOn: number }) {
  const words = useApprovalWords();
  const { t } = words;
  const title = useRef<HTMLHeadingElement>(null);
  const { changes, preview, reasons, faults } = tried;
  useEffect(() => {
    title.current?.focus();
  }, []);
  if (changes === null)
    return (
      <>
        <ProposalRefusal reasons={reasons} />
        {reasons.includes("policy.otherThen") ? (
          <p>
            <Link to={`/agent/regler/ny?dag=${encodeURIComponent(tried.day)}`} reloadDocument>
              {t("versions.thatDay")}
            </Link>
          </p>
        ) : null}
        {faults.length === 0 ? null : (
          <ul className="rules-faults">
            {faults.map(({ path, code }) => (
              <li key={`${path}:${code}`}>
                <Icon name="error" className="c-danger" />
                <span>
                  {fieldWords(path, true, words)}: {faultWords(path, code, words)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </>
    );
  return (
    <section className="rules-trial" aria-labelledby="proevet">
      <h2 id="proevet" tabIndex={-1} ref={title}>
        {t("versions.triedTitle")}
      </h2>
      <ChangesPanel changes={changes} isPolicy kind={null} />
      {preview === null ? null : <PreviewPanel preview={preview} changes={changes} />}
      <SendForm tried={tried} changes={changes} builtOn={builtOn} />
    </section>
  );
}

/** A number names its bounds. */
function faultWords(path: string, code: string, { t, reason }: ApprovalWords): string {
  const bounds = boundsOf(path);
  return bounds === null ? reason(code) : t("versions.outside", { ...bounds });
}

interface SendFormProps {
  readonly tried: Tried;
  readonly changes: readonly Change[];
  readonly builtOn: number;
}

function SendForm({ tried, changes, builtOn }: SendFormProps) {
  const { t } = useApprovalWords();
  const { Form, busy, refusal } = useAction(`regler:${tried.idempotencyKey}`);
  return (
    <Form method="post" action="/agent/regler/foreslaa" className="panel rules-send">
      <ProposalRefusal reasons={refusal} />
      <input type="hidden" name="builtOn" value={builtOn} />
      <input type="hidden" name="day" value={tried.day} />
      <input type="hidden" name="idempotencyKey" value={tried.idempotencyKey} />
      {changes.map(({ field, after }) => (
        <input key={field} type="hidden" name={`regel:${field}`} value={after} />
      ))}
      <label className="label" htmlFor="grund">
        {t("versions.reason")}
      </label>
      <textarea
        className="field"
        id="grund"
        name="reason"
        rows={2}
        defaultValue={tried.reason}
        required
        minLength={3}
        maxLength={500}
        aria-describedby="grund-hjaelp"
      />
      <p className="hint" id="grund-hjaelp">
        {t("versions.reasonHint")}
      </p>
      <button className="btn primary" aria-disabled={busy || undefined}>
        <Icon name="how-to-reg" />
        {t(busy ? "versions.sending" : "versions.send")}
      </button>
    </Form>
  );
}
