/** Between two calls: what is wrong, who waits, my cases, and what is under way. */
import type { OverviewView } from "../../../db/views/overview.ts";
import { Icon } from "../icons.tsx";
import { CasesPanel } from "./cases-panel.tsx";
import { IncidentNotice } from "./incident-notice.tsx";
import { OverviewAside } from "./overview-aside.tsx";
import { QueuePanel } from "./queue-panel.tsx";
import { useDesk } from "./use-desk.ts";
import { useWords } from "./words.ts";

interface OverviewProps {
  readonly view: OverviewView;
  /** A search found none of the agent's own cases. */
  readonly nothingFound: boolean;
}

export function Overview({ view, nothingFound }: OverviewProps) {
  const { t } = useWords();
  const desk = useDesk();
  return (
    <>
      <main className="main" id="indhold" tabIndex={-1}>
        <h1 className="vh">{t("overview.title")}</h1>
        {nothingFound ? (
          <div className="notice info" role="status">
            <Icon name="info" size={20} />
            <p className="grow">{t("search.nothing")}</p>
          </div>
        ) : null}
        {view.incidents.map((incident) => (
          <IncidentNotice key={incident.id} incident={incident} />
        ))}
        <QueuePanel rows={view.queue} ready={desk?.presence.state === "ready"} />
        <CasesPanel open={desk?.cases ?? []} closed={view.closed} />
      </main>
      <OverviewAside systems={view.systems} acts={view.acts} />
    </>
  );
}
