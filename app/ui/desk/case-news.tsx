/** Says politely what changed by itself: the level, and what became of an act. */
import { useEffect, useRef, useState } from "react";
import type { CaseView } from "../../../db/views/case.ts";
import { useWords } from "./words.ts";

export function CaseNews({ view }: { readonly view: CaseView }) {
  const { t, actName } = useWords();
  const level =
    view.proof === null ? "" : t("beside.timeline.level", { level: t(`levels.${view.proof.level}`) });
  const [act] = view.acts;
  const done = act?.state === "acknowledged" ? t("beside.timeline.acknowledged", { what: actName(act) }) : "";
  return (
    <div className="vh" aria-live="polite">
      <p>{useChange(level)}</p>
      <p>{useChange(done)}</p>
    </div>
  );
}

/** Empty at first; the words from their first change on. */
function useChange(words: string): string {
  const before = useRef(words);
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (before.current === words) return;
    before.current = words;
    setSaid(words);
  }, [words]);
  return said;
}
