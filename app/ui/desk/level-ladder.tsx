/** Five levels of how sure we are: past ones filled, the present one ringed, the next one part way. */
import type { ProofView } from "../../../db/views/case-proof.ts";
import { PROOF_LEVELS, type ProofLevel } from "../../domain/verification/level.ts";
import { Icon } from "../icons.tsx";
import { useWords } from "./words.ts";

declare module "react" {
  // The ladder's part-way fill is a custom property of its list item.
  interface CSSProperties {
    "--p"?: string;
  }
}

export function LevelLadder({ proof }: { readonly proof: ProofView }) {
  const { t } = useWords();
  const at = PROOF_LEVELS.indexOf(proof.level);
  const points = proof.round?.points ?? 0;
  const share = Math.round(Math.min(1, points / Math.max(1, proof.pointsNeeded)) * 100);
  return (
    <ol className="ladder" aria-label={t("case.ladder")}>
      {PROOF_LEVELS.map((level, place) => {
        const look = place < at ? "past" : place === at ? "cur" : place === at + 1 ? "next" : "";
        const part = look === "next" && level === "confirmed" ? `${String(share)}%` : "0%";
        return (
          <li
            key={level}
            className={look}
            style={{ "--p": part }}
            aria-current={place === at ? "true" : undefined}
          >
            <span className="dotn">{place <= at ? <Icon name="check" /> : null}</span>
            {t(`levels.${level}`)}
            <Note level={level} current={place === at} left={proof.pointsNeeded - points} past={place < at} />
          </li>
        );
      })}
    </ol>
  );
}

interface NoteProps {
  readonly level: ProofLevel;
  readonly current: boolean;
  readonly past: boolean;
  readonly left: number;
}

function Note({ level, current, past, left }: NoteProps) {
  const { t } = useWords();
  if (current) return <small>{t("case.levelNotes.now")}</small>;
  if (level !== "confirmed") return <small>{t(`case.levelNotes.${level}`)}</small>;
  return past ? null : <small>{t("case.levelNotes.points", { count: Math.max(0, left) })}</small>;
}
