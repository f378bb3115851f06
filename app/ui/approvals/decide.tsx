/** Yes or no: both forms work without script, and Ctrl+Enter and R press them. */
import type { ProposalView } from "../../../db/views/proposal.ts";
import { useAction } from "../desk/action.ts";
import { KeyCaps } from "../desk/key-caps.tsx";
import { Icon } from "../icons.tsx";
import { ReasonForm } from "./reason-form.tsx";
import { ProposalRefusal } from "./refusal.tsx";
import { useApprovalWords } from "./words.ts";

export function Decide({ view }: { readonly view: ProposalView }) {
  const { t } = useApprovalWords();
  const { line, version } = view;
  const { Form, busy, refusal } = useAction(`approve:${line.id}`);
  const button = line.act === null ? "decide.approveRules" : "decide.approveStop";
  return (
    <footer className="approval-foot">
      <ProposalRefusal reasons={refusal} />
      <Form method="post" action={`/agent/godkend/${line.id}/godkend`} className="approval-yes" id="godkend">
        <input type="hidden" name="seenVersion" value={version} />
        <label className="check">
          <input type="checkbox" name="hasRead" required />
          <span>{t(line.act === null ? "decide.hasReadRules" : "decide.hasRead")}</span>
        </label>
      </Form>
      <span className="approval-buttons">
        <ReasonForm
          action={`/agent/godkend/${line.id}/afvis`}
          seenVersion={version}
          shortcut="R"
          words={{
            open: t("decide.refuse"),
            reason: t("decide.reason"),
            hint: t("decide.reasonHint", { name: line.proposedBy }),
            confirm: t("decide.confirmRefuse"),
          }}
        />
        <button
          className="btn primary"
          form="godkend"
          aria-keyshortcuts="Control+Enter"
          aria-disabled={busy || undefined}
        >
          <Icon name="check" />
          {busy ? t("decide.approving") : t(button)} <KeyCaps keys={["Ctrl", "↵"]} />
        </button>
      </span>
    </footer>
  );
}
