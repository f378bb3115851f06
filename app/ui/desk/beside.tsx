/** What stands beside a case: the call script and the systems; on narrow screens tabs under the step. */
import { useId, useState, type KeyboardEvent, type ReactNode } from "react";
import type { CaseView } from "../../../db/views/case.ts";
import { GatesTable } from "./gates-table.tsx";
import { ScriptList } from "./script-list.tsx";
import type { Step } from "./steps-model.ts";
import { SystemsList } from "./systems-list.tsx";
import { Timeline } from "./timeline.tsx";
import { useWords } from "./words.ts";

interface BesideProps {
  readonly view: CaseView;
  readonly step: Step;
  readonly as: "aside" | "tabs";
}

export function Beside({ view, step, as }: BesideProps) {
  const { t } = useWords();
  if (as === "aside") {
    return (
      <aside className="aside" aria-label={t("beside.label")}>
        <section aria-labelledby="script-title">
          <div className="h">
            <h2 id="script-title">{t("beside.script.title")}</h2>
          </div>
          <ScriptList view={view} />
        </section>
        <section className="grow" aria-labelledby="systems-title">
          <div className="h">
            <h2 id="systems-title">{t("beside.systems.title")}</h2>
            <span className="right small muted">{t("beside.systems.age")}</span>
          </div>
          <SystemsList view={view} />
        </section>
      </aside>
    );
  }
  const gates = { name: t("case.gates.tab"), panel: <GatesTable view={view} /> };
  const rest = [
    { name: t("beside.script.tab"), panel: <ScriptList view={view} /> },
    { name: t("beside.systems.tab"), panel: <SystemsList view={view} /> },
    { name: t("beside.timeline.title"), panel: <Timeline view={view} />, key: "N" },
  ];
  return <Tabs tabs={step === "confirm" ? [gates, ...rest] : rest} />;
}

interface Tab {
  readonly name: string;
  readonly panel: ReactNode;
  /** Shows the tab while it is hidden; once shown, the key is its content's. */
  readonly key?: string;
}

/** Every panel stays mounted, so that what is typed in one survives a look at another. */
function Tabs({ tabs }: { readonly tabs: readonly Tab[] }) {
  const { t } = useWords();
  const id = useId();
  const [asked, setAsked] = useState(0);
  const chosen = Math.min(asked, tabs.length - 1);
  const move = (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    const next = (chosen + step + tabs.length) % tabs.length;
    setAsked(next);
    document.getElementById(`${id}-tab-${String(next)}`)?.focus();
  };
  return (
    <section className="panel beside-tabs">
      <div className="tabs" role="tablist" aria-label={t("beside.label")}>
        {tabs.map(({ name, key }, place) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-tab-${String(place)}`}
            aria-selected={place === chosen}
            aria-keyshortcuts={place === chosen ? undefined : key}
            aria-controls={`${id}-panel-${String(place)}`}
            tabIndex={place === chosen ? 0 : -1}
            onClick={() => {
              setAsked(place);
            }}
            onKeyDown={move}
          >
            {name}
          </button>
        ))}
      </div>
      {tabs.map(({ name, panel }, place) => (
        <div
          key={name}
          role="tabpanel"
          id={`${id}-panel-${String(place)}`}
          aria-labelledby={`${id}-tab-${String(place)}`}
          hidden={place !== chosen}
        >
          {panel}
        </div>
      ))}
    </section>
  );
}
