/** What the proposal was built on beside what holds now, and how long it lives. */
import type { ReactNode } from "react";
import type { ProposalView } from "../../../db/views/proposal.ts";
import { ageWords, leftWords, useNow } from "../desk/clock.tsx";
import { clockTime, shortDate } from "../desk/format.ts";
import { FreshnessChip, movedWords } from "./freshness-chip.tsx";
import { useApprovalWords } from "./words.ts";

export function FreshPanel({ view }: { readonly view: ProposalView }) {
  const words = useApprovalWords();
  const { t } = words;
  const { line, ground } = view;
  const { built, now } = line.act === null ? ground.newestPolicy : ground.caseVersion;
  const moved = movedWords(line, words);
  return (
    <section className="panel">
      <div className="h">
        <h3>{t("ground.freshTitle")}</h3>
        <span className="right">
          <FreshnessChip freshness={line.freshness} />
        </span>
      </div>
      <dl className="kv pad">
        <Fact name={t("ground.built")}>
          {t(line.act === null ? "ground.builtRules" : "ground.builtCase", { version: built ?? 0 })}
        </Fact>
        {hasEnded(line) ? null : (
          <Fact name={t("ground.now")}>
            <span className={built === now ? undefined : "c-danger"}>
              {t("ground.nowCase", { version: now ?? 0, time: clockTime(view.now) })}
            </span>
          </Fact>
        )}
        {line.act === null ? null : (
          <Fact name={t("ground.looked")}>
            <Looked at={ground.lookedAt} />
          </Fact>
        )}
        <Runs view={view} />
      </dl>
      {moved === "" ? null : <p className="dense c-danger approval-moved">{moved}</p>}
    </section>
  );
}

/** What came after the decision, the act itself among it, says nothing of how fresh it was. */
const hasEnded = ({ decidedAt, freshness }: ProposalView["line"]): boolean =>
  decidedAt !== null && freshness !== "stale";

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Looked({ at }: { readonly at: string | null }) {
  const { t, desk } = useApprovalWords();
  const now = useNow();
  if (at === null) return <>{t("ground.neverLooked")}</>;
  const age = ageWords(Math.max(0, now - Date.parse(at)), desk.t);
  return (
    <time dateTime={at} title={clockTime(at)}>
      {t("ground.lookedAgo", { age })}
    </time>
  );
}

/** How long it lives, or when it ended. */
function Runs({ view: { line } }: { readonly view: ProposalView }) {
  const { t, desk, language } = useApprovalWords();
  const now = useNow();
  if (line.decidedAt !== null && line.freshness !== "expired")
    return <Fact name={t("ground.decided")}>{shortDate(line.decidedAt, now, language)}</Fact>;
  const left = Date.parse(line.expiresAt) - now;
  const time = shortDate(line.expiresAt, now, language);
  return (
    <Fact name={t("ground.expires")}>
      {left <= 0
        ? t("ground.expired", { time })
        : t("ground.expiresIn", { time, age: leftWords(left, desk.t) })}
    </Fact>
  );
}
