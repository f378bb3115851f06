/** Where a form ends that was refused while the page had no script: why, and the way back to what was typed. */
import { useActionData, useParams } from "@remix-run/react";
import { readAnswer } from "./action.ts";
import { Refusal } from "./refusal.tsx";
import { staffLinks } from "./staff-links.ts";
import { Brand } from "./top-bar.tsx";
import { useWords } from "./words.ts";

export const links = () => [...staffLinks];

export function RefusalPage() {
  const { t } = useWords();
  const { nr } = useParams();
  const answer = readAnswer(useActionData<unknown>());
  const reasons = answer === null || answer.allowed ? [""] : answer.reasons;
  return (
    <div className="app two">
      <header className="top">
        <Brand />
      </header>
      <main className="main wide" id="indhold">
        <h1>{t("fault.refused")}</h1>
        <Refusal reasons={reasons} />
        <p>
          <a className="btn" href={nr === undefined ? "/agent" : `/agent/sager/${nr}`}>
            {nr === undefined ? t("fault.toOverview") : t("fault.toCase")}
          </a>
        </p>
      </main>
    </div>
  );
}
