/** What new rules would have decided last week: figures first, then each decision that would fall differently. */
import type { PolicyPreview, PreviewRow } from "../../../db/views/policy-preview.ts";
import { useNow } from "../desk/clock.tsx";
import { pairs, shortDate } from "../desk/format.ts";
import { useApprovalWords } from "./words.ts";

const DIFFERENCES = ["wouldRefuse", "wouldAllow", "wouldWaitLonger", "wouldWaitShorter"] as const;

export function PreviewPanel({ preview }: { readonly preview: PolicyPreview }) {
  const { t } = useApprovalWords();
  const { counts, replayed, rows, unreadable } = preview;
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
        {rows.length === 0 && replayed > 0 ? <p className="dense">{t("preview.none")}</p> : null}
      </div>
      {rows.length === 0 ? null : <Rows rows={rows} />}
    </section>
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
          <tr key={row.receipt}>
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
