/** What new rules would have decided last week: figures first, then each decision that would fall differently. */
import type { PolicyPreview, PreviewRow } from "../../../db/views/policy-preview.ts";
import type { Change } from "../../domain/four-eyes/proposal.ts";
import { beyondReplay } from "../../domain/policy/replay.ts";
import { useNow } from "../desk/clock.tsx";
import { pairs, shortDate } from "../desk/format.ts";
import { Icon } from "../icons.tsx";
import { fieldWords } from "./change-words.ts";
import { useApprovalWords } from "./words.ts";

const DIFFERENCES = ["wouldRefuse", "wouldAllow", "wouldWaitLonger", "wouldWaitShorter"] as const;

interface PreviewPanelProps {
  readonly preview: PolicyPreview;
  readonly changes: readonly Change[];
}

export function PreviewPanel({ preview, changes }: PreviewPanelProps) {
  const { t } = useApprovalWords();
  const { counts, replayed, rows, unreadable } = preview;
  const beyond = beyondReplay(changes);
  const isNone = rows.length === 0 && replayed > 0 && beyond.length < changes.length;
  return (
    <section className="panel">
      <div className="h">
        <h3>{t("preview.title")}</h3>
      </div>
      <div className="pad">
        <p className="dense ink2">
          {t("preview.sum", { count: replayed })}.{" "}
          {unreadable === 0 ? "" : t("preview.unreadable", { count: unreadable })}
        </p>
        <dl className="approval-figures">
          {DIFFERENCES.map((difference) => (
            <div key={difference}>
              <dt className="small muted">{t(`preview.${difference}`)}</dt>
              <dd className={counts[difference] === 0 ? "figure muted" : "figure"}>{counts[difference]}</dd>
            </div>
          ))}
        </dl>
        {isNone ? (
          <p className="dense">{t(beyond.length === 0 ? "preview.none" : "preview.noneOfThose")}</p>
        ) : null}
        {beyond.length === 0 ? null : <Beyond paths={beyond} />}
      </div>
      {rows.length === 0 ? null : <Rows rows={rows} />}
    </section>
  );
}

/** What no decision on file can tell: said by name, so that no zero is taken for an answer. */
function Beyond({ paths }: { readonly paths: readonly string[] }) {
  const words = useApprovalWords();
  return (
    <div className="preview-beyond">
      <p className="dense row">
        <Icon name="warning" className="c-warn" />
        {words.t("preview.beyond")}
      </p>
      <ul className="dense">
        {paths.map((path) => (
          <li key={path}>{fieldWords(path, true, words)}</li>
        ))}
      </ul>
    </div>
  );
}

function Rows({ rows }: { readonly rows: readonly PreviewRow[] }) {
  const { t, language, reason } = useApprovalWords();
  const now = useNow();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t("preview.at")}</th>
          <th scope="col">{t("preview.act")}</th>
          <th scope="col">{t("preview.difference")}</th>
          <th scope="col">{t("preview.why")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.receipt}:${row.at}`}>
            <td className="nw">
              <time dateTime={row.at} title={t("preview.receipt", { receipt: pairs(row.receipt) })}>
                {shortDate(row.at, now, language)}
              </time>
            </td>
            <td>{t(`actKinds.${row.kind}`)}</td>
            <td>{t(`preview.${row.difference}`)}</td>
            <td className="ink2">
              {row.reasons.length > 0 ? row.reasons.map(reason).join(" ") : t("preview.waits", row.hours)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
