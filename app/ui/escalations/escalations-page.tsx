/** "Skal ses til": what the systems cannot finish by themselves, the oldest first. Works as plain forms, too. */
import type { EscalationView } from "../../../db/views/escalations.ts";
import type { AlarmView } from "../../../db/views/alarms.ts";
import { AlarmRow } from "./alarm-row.tsx";
import { EscalationRow } from "./escalation-row.tsx";
import { useEscalationWords } from "./words.ts";

interface EscalationsPageProps {
  readonly lines: readonly EscalationView[];
  readonly alarms: readonly AlarmView[];
  readonly staffId: string;
}

export function EscalationsPage({ lines, alarms, staffId }: EscalationsPageProps) {
  const { t } = useEscalationWords();
  const count = lines.length + alarms.length;
  return (
    <main className="main wide" id="indhold" tabIndex={-1}>
      <section className="panel escalations" aria-labelledby="escalations-title">
        <div className="h">
          <h1 id="escalations-title">{t("title")}</h1>
          <span className="muted dense" role="status">
            {count}
          </span>
        </div>
        {count === 0 ? <p className="empty">{t("empty")}</p> : <p className="hint">{t("lead")}</p>}
        <ul>
          {alarms.map((line) => (
            <AlarmRow key={line.id} line={line} staffId={staffId} />
          ))}
          {lines.map((line) => (
            <EscalationRow key={`${line.actId}:${line.system}`} line={line} staffId={staffId} />
          ))}
        </ul>
      </section>
    </main>
  );
}
