/** Where a form of the list ends that was refused while the page had no script: why, and the way back. */
import { useActionData } from "@remix-run/react";
import { readAnswer } from "../desk/action.ts";
import { staffLinks } from "../desk/staff-links.ts";
import { Brand } from "../desk/top-bar.tsx";
import { EscalationRefusal } from "./refusal.tsx";
import { useEscalationWords } from "./words.ts";

export const links = () => [...staffLinks];

export function EscalationRefusalPage() {
  const { t } = useEscalationWords();
  const answer = readAnswer(useActionData<unknown>());
  const reasons = answer === null || answer.allowed ? [""] : answer.reasons;
  return (
    <div className="app two">
      <header className="top">
        <Brand />
      </header>
      <main className="main wide" id="indhold">
        <h1>{t("reasons.title")}</h1>
        <EscalationRefusal reasons={reasons} />
        <p>
          <a className="btn" href="/agent/skal-ses-til">
            {t("toList")}
          </a>
        </p>
      </main>
    </div>
  );
}
