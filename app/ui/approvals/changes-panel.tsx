/** What would change, field by field: what is there now is struck out, what comes is marked, both stay words. */
import type { Change } from "../../domain/four-eyes/proposal.ts";
import { Icon } from "../icons.tsx";
import { fieldWords, ruleWords, valueWords } from "./change-words.ts";
import { useApprovalWords } from "./words.ts";

interface ChangesPanelProps {
  readonly changes: readonly Change[];
  readonly isPolicy: boolean;
  /** The act's kind; null for rules. */
  readonly kind: string | null;
  readonly title?: string;
}

export function ChangesPanel({ changes, isPolicy, kind, title }: ChangesPanelProps) {
  const { t } = useApprovalWords();
  const moving = changes.filter(({ before, after }) => before !== after);
  return (
    <section className="panel">
      <div className="h">
        <h3>{title ?? t("changes.title")}</h3>
        <span className="small muted right">{t("changes.sum", { count: moving.length })}</span>
      </div>
      <table className="diff">
        <thead>
          <tr>
            <th scope="col">{t("changes.field")}</th>
            <th scope="col">{t("changes.before")}</th>
            <th scope="col">
              <span className="vh">{t("changes.becomes")}</span>
            </th>
            <th scope="col">{t("changes.after")}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <Row key={change.field} change={change} isPolicy={isPolicy} isStopped={kind !== "block"} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps {
  readonly change: Change;
  readonly isPolicy: boolean;
  /** A means that keeps its state beneath a stopped identity opens nothing all the same. */
  readonly isStopped: boolean;
}

function Row({ change, isPolicy, isStopped }: RowProps) {
  const words = useApprovalWords();
  const { t } = words;
  const say = isPolicy ? ruleWords : valueWords;
  const [before, after] = [say(change.before, words), say(change.after, words)];
  if (change.before === change.after)
    return (
      <tr className="muted">
        <th scope="row">{fieldWords(change.field, isPolicy, words)}</th>
        <td>{before}</td>
        <td />
        <td>{t(isStopped && change.before === "active" ? "changes.kept" : "changes.untouched")}</td>
      </tr>
    );
  return (
    <tr>
      <th scope="row">{fieldWords(change.field, isPolicy, words)}</th>
      <td>
        <del>{before}</del>
      </td>
      <td className="muted">
        <Icon name="arrow-forward" />
      </td>
      <td>
        <ins>{after}</ins>
      </td>
    </tr>
  );
}
