/** What happened, newest first, and the agent's own notes. */
import type { CaseView } from "../../../db/views/case.ts";
import type { TimelineEntry } from "../../../db/views/case-timeline.ts";
import { Icon } from "../icons.tsx";
import { At } from "./clock.tsx";
import { NoteComposer } from "./note-composer.tsx";
import { useSentence } from "./timeline-sentence.tsx";
import { useWords } from "./words.ts";

/** The list scrolls by itself, so the keyboard has to get there, though nothing in it can be pressed. */
const REACHABLE = { tabIndex: 0 } as const;

export function TimelinePanel({ view }: { readonly view: CaseView }) {
  const { t } = useWords();
  return (
    <section className="panel tlp" aria-labelledby="timeline-title">
      <div className="h low">
        <h2 id="timeline-title">{t("beside.timeline.title")}</h2>
        <span className="small muted only-wide">{t("beside.timeline.newest")}</span>
      </div>
      <Timeline view={view} />
    </section>
  );
}

export function Timeline({ view }: { readonly view: CaseView }) {
  const { t } = useWords();
  return (
    <>
      {view.state === "open" ? (
        <NoteComposer key={view.number} number={view.number} draft={view.draft} />
      ) : null}
      {view.timeline.length === 0 ? <p className="empty">{t("beside.timeline.empty")}</p> : null}
      <ol className="tl" {...REACHABLE} aria-label={t("beside.timeline.label")}>
        {view.timeline.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
    </>
  );
}

function Entry({ entry }: { readonly entry: TimelineEntry }) {
  const { t } = useWords();
  const sentence = useSentence(entry);
  if (sentence === null) return null;
  const who = {
    agent: entry.who.name ?? "",
    clerk: entry.who.name ?? "",
    caller: t("beside.timeline.caller"),
    citizen: t("beside.timeline.citizen"),
    system: t("beside.timeline.system"),
  };
  return (
    <li>
      <At iso={entry.at} />
      <span className={`ic ${sentence.tone}`}>
        <Icon name={sentence.icon} />
      </span>
      <span className="tl-words">{sentence.words}</span>
      <span className="who">{who[entry.kind === "call.received" ? "caller" : entry.who.kind]}</span>
    </li>
  );
}
