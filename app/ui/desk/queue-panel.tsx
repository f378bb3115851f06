/** Who waits now, by system; the longest wait fills the bar. */
import type { QueueRow } from "../../../db/views/overview.ts";
import { Icon } from "../icons.tsx";
import { useAction } from "./action.ts";
import { Elapsed, useNow } from "./clock.tsx";
import { KeyCaps } from "./key-caps.tsx";
import { Refusal } from "./refusal.tsx";
import { useWords } from "./words.ts";

interface QueuePanelProps {
  readonly rows: readonly QueueRow[];
  readonly ready: boolean;
}

export function QueuePanel({ rows, ready }: QueuePanelProps) {
  const { t } = useWords();
  const waiting = rows.reduce((sum, row) => sum + row.waiting, 0);
  const [longest] = rows;
  return (
    <section className="panel" aria-labelledby="queue-title">
      <div className="h">
        <h2 id="queue-title">{t("overview.queue")}</h2>
        {longest === undefined ? null : (
          <span className="muted dense">
            {t("overview.queueSum", { count: waiting })} <Elapsed since={longest.longestSince} />
          </span>
        )}
        {ready ? null : <BeReady />}
      </div>
      {longest === undefined ? (
        <p className="empty">{ready ? t("overview.queueEmptyReady") : t("overview.queueEmpty")}</p>
      ) : (
        <QueueTable rows={rows} longest={longest.longestSince} />
      )}
    </section>
  );
}

/** The next right step of an agent who is not ready. */
function BeReady() {
  const { t } = useWords();
  const { Form, refusal } = useAction();
  return (
    <div className="right">
      <Form method="post" action="/agent/tilstand">
        <button className="btn primary sm" name="state" value="ready" aria-keyshortcuts="Control+Enter">
          {t("overview.beReady")} <KeyCaps keys={["Ctrl", "↵"]} />
        </button>
      </Form>
      <Refusal reasons={refusal} />
    </div>
  );
}

function QueueTable({ rows, longest }: { readonly rows: readonly QueueRow[]; readonly longest: string }) {
  const { t } = useWords();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t("overview.system")}</th>
          <th scope="col" className="num">
            {t("overview.waiting")}
          </th>
          <th scope="col">{t("overview.longest")}</th>
          <th scope="col" className="share only-wide">
            <span className="vh">{t("overview.share")}</span>
          </th>
          <th scope="col">{t("overview.language")}</th>
          <th scope="col">{t("overview.priority")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.system} row={row} longest={longest} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, longest }: { readonly row: QueueRow; readonly longest: string }) {
  const { t, systemName } = useWords();
  const now = useNow();
  const share = (now - Date.parse(row.longestSince)) / Math.max(1, now - Date.parse(longest));
  const languages = [
    ...(row.danish === 0 ? [] : [t("overview.danish", { count: row.danish })]),
    ...(row.english === 0 ? [] : [t("overview.english", { count: row.english })]),
  ];
  return (
    <tr>
      <th scope="row">{systemName(row.system)}</th>
      <td className="num b">{row.waiting}</td>
      <td>
        <Elapsed since={row.longestSince} />
      </td>
      <td className="only-wide">
        <div className="bar">
          <i style={{ width: `${String(Math.round(Math.min(1, Math.max(0, share)) * 100))}%` }} />
        </div>
      </td>
      <td className="muted nw">{languages.join(" · ")}</td>
      <td>
        {row.blocks === 0 ? null : (
          <span className="st c-danger">
            <Icon name="lock" />
            {t("overview.blocks", { count: row.blocks })}
          </span>
        )}
      </td>
    </tr>
  );
}
