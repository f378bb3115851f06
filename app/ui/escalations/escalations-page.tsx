/** "Skal ses til": what the systems cannot finish by themselves, the oldest first. Works as plain forms, too. */
import type { EscalationView } from "../../../db/views/escalations.ts";
import { EscalationRow } from "./escalation-row.tsx";
import { useEscalationWords } from "./words.ts";

interface EscalationsPageProps {
  readonly lines: readonly EscalationView[];
  readonly staffId: string;
}

export function EscalationsPage({ lines, staffId }: EscalationsPageProps) {
  const { t } = useEscalationWords();
  return (
    <main className="main wide" id="indhold" tabIndex={-1}>
      <section className="panel escalations" aria-labelledby="escalations-title">
        <div className="h">
          <h1 id="escalations-title">{t("title")}</h1>
          <span className="muted dense" role="status">
            {lines.length}
          </span>
        </div>
        {lines.length === 0 ? <p className="empty">{t("empty")}</p> : <p className="hint">{t("lead")}</p>}
        <ul>
          {lines.map((line) => (
            <EscalationRow key={`${line.actId}:${line.system}`} line={line} staffId={staffId} />
          ))}
        </ul>
      </section>
    </main>
  );
}
