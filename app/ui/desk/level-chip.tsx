/** How sure we are of who somebody is: a word, an icon and a colour. */
import type { ProofLevel } from "../../domain/verification/level.ts";
import { Icon } from "../icons.tsx";
import { useWords } from "./words.ts";

interface LevelChipProps {
  readonly level: ProofLevel;
  readonly expired?: boolean;
}

export function LevelChip({ level, expired = false }: LevelChipProps) {
  const { t } = useWords();
  if (expired) {
    return (
      <span className="chip danger">
        <Icon name="time" />
        {t("levelExpired")}
      </span>
    );
  }
  const sure = level !== "none" && level !== "claimed";
  return (
    <span className={`chip ${sure ? "ok" : level === "claimed" ? "warn" : ""}`}>
      <Icon name={sure ? "success" : "help"} />
      {t(`levels.${level}`)}
    </span>
  );
}
