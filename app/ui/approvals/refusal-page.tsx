/** Where a decision ends that was refused while the page had no script: why, and the way back. */
import { useActionData, useParams } from "@remix-run/react";
import { readAnswer } from "../desk/action.ts";
import { staffLinks } from "../desk/staff-links.ts";
import { Brand } from "../desk/top-bar.tsx";
import { approvalLinks } from "./links.ts";
import { ProposalRefusal } from "./refusal.tsx";
import { useApprovalWords } from "./words.ts";

export const links = () => [...staffLinks, ...approvalLinks];

export function ProposalRefusalPage() {
  const { t } = useApprovalWords();
  const { id } = useParams();
  const answer = readAnswer(useActionData<unknown>());
  const reasons = answer === null || answer.allowed ? [""] : answer.reasons;
  return (
    <div className="app two">
      <header className="top">
        <Brand />
      </header>
      <main className="main wide" id="indhold">
        <h1>{t("reasons.title")}</h1>
        <ProposalRefusal reasons={reasons} />
        <p>
          <a className="btn" href={`/agent/godkend/${id ?? ""}`}>
            {t("toList")}
          </a>
        </p>
      </main>
    </div>
  );
}
