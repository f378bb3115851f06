/** Where a form ends that was refused while the page had no script: why, and the way back to what was typed. */
import { useActionData, useLocation, useParams } from "@remix-run/react";
import { groundOf } from "../../domain/protection/wish.ts";
import { addressOf } from "./acts/asked.ts";
import { useActWords } from "./acts/words.ts";
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
        {nr === undefined ? null : <WrittenRefusal number={nr} reasons={reasons} />}
        <p>
          <a className="btn" href={nr === undefined ? "/agent" : `/agent/sager/${nr}`}>
            {nr === undefined ? t("fault.toOverview") : t("fault.toCase")}
          </a>
        </p>
      </main>
    </div>
  );
}

/** An order that came to nothing: the words about how to complain, and the form of a refusal in the case. */
function WrittenRefusal({
  number,
  reasons,
}: {
  readonly number: string;
  readonly reasons: readonly string[];
}) {
  const { t } = useActWords();
  const { pathname } = useLocation();
  const ground = groundOf(reasons);
  // A stop that was refused is no wish that anybody may refuse.
  if (ground === null || !pathname.endsWith("/handling")) return null;
  return (
    <>
      <p className="ink2">{t("guidance.say")}</p>
      <p>
        <a className="btn" href={`/agent/sager/${number}${addressOf({ what: "wish", kind: null, ground })}`}>
          {t("guidance.open")}
        </a>
      </p>
    </>
  );
}
