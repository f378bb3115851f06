/** Who has been told of the act, and on which channel; the contacts themselves stay at the server. */
import type { NoticeView } from "../../../db/views/case-acts.ts";
import { Icon } from "../icons.tsx";
import { useActWords } from "./acts/words.ts";
import { At } from "./clock.tsx";
import { useWords } from "./words.ts";

interface NoticesPanelProps {
  readonly notices: readonly NoticeView[];
  readonly name: string | null;
}

const LOOKS = {
  queued: { icon: "hourglass", colour: "c-warn" },
  sent: { icon: "success", colour: "c-ok" },
  delivered: { icon: "success", colour: "c-ok" },
  failed: { icon: "error", colour: "c-danger" },
  notPossible: { icon: "minus", colour: "muted" },
  overtaken: { icon: "minus", colour: "muted" },
} as const;

export function NoticesPanel({ notices, name }: NoticesPanelProps) {
  const { t } = useWords();
  const handling = useActWords();
  return (
    <section className="panel" aria-labelledby="notices-title">
      <div className="h low">
        <h2 id="notices-title">
          {name === null ? t("case.notices.titleUnknown") : t("case.notices.title", { name })}
        </h2>
        <span className="small muted right">{t("case.notices.only")}</span>
      </div>
      {notices.length === 0 ? <p className="empty">{t("case.notices.none")}</p> : null}
      <table className="told">
        <tbody>
          {notices.map(({ id, channel, template, suffix, state, at }) => (
            <tr key={id}>
              <th scope="row">
                {t(`case.way.${channel}`)}
                {suffix === null ? "" : ` •• ${suffix}`}
                {template === "act" || template === "code" ? null : (
                  <span className="small muted"> {handling.t(`receipt.way.template.${template}`)}</span>
                )}
              </th>
              <td>
                <span className={`st ${LOOKS[state].colour}`}>
                  <Icon name={LOOKS[state].icon} />
                  {t(
                    channel === "letter" && state === "queued"
                      ? "case.notices.toPrint"
                      : `case.way.notice.${state}`,
                  )}
                </span>
              </td>
              <td className="num muted">
                <At iso={at} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
