/** Where something cannot be done: the words about how to complain, and the way to a refusal in writing (domain.md §1.8). */
import type { ActKind } from "../../../domain/protection/acts.ts";
import { groundOf } from "../../../domain/protection/wish.ts";
import { AskButton } from "./ask-button.tsx";
import { ReadAloud } from "./consequences.tsx";
import { useActWords } from "./words.ts";

interface GuidanceProps {
  /** Why not, as codes; nothing is shown where nobody's wish was refused. */
  readonly reasons: readonly string[];
  /** What was asked for; null leaves it to the agent. */
  readonly kind: ActKind | null;
}

export function Guidance({ reasons, kind }: GuidanceProps) {
  const { t } = useActWords();
  const ground = groundOf(reasons);
  if (ground === null) return null;
  return (
    <div className="guidance">
      <ReadAloud label={t("guidance.label")} words={t("guidance.say")} />
      <AskButton asked={{ what: "wish", kind, ground }} className="btn sm" about={t("wish.note")}>
        {t("guidance.open")}
      </AskButton>
    </div>
  );
}
