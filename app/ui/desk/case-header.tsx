/** What the case is called, and what it is about. */
import type { CaseView } from "../../../db/views/case.ts";
import { Icon } from "../icons.tsx";
import { useWords } from "./words.ts";

export function CaseHeader({ view }: { readonly view: CaseView }) {
  const { t, systemName, topicName } = useWords();
  return (
    <div className="case-h">
      <h1>{topicName(view.topic)}</h1>
      <span className="nr">{view.number}</span>
      <span className="chip plain">{systemName(view.system)}</span>
      {view.topic === "block" ? (
        <span className="chip danger">
          <Icon name="lock" />
          {t("case.blockChip")}
        </span>
      ) : null}
      {view.state === "closed" ? (
        <span className="chip ok">
          <Icon name="check" />
          {t("case.closedChip")}
        </span>
      ) : null}
    </div>
  );
}
