/** What would open a closed act, where the agent can do something about it: a stronger proof. */
import { Link } from "@remix-run/react";
import type { ActRefusal } from "../../domain/protection/decide.ts";
import type { ProofLevel } from "../../domain/verification/level.ts";
import { useActWords } from "./acts/words.ts";

interface WayToOpenProps {
  readonly reasons: readonly ActRefusal[];
  readonly needs: ProofLevel;
}

/** No proof helps against what a proof is not the matter with, and none by telephone is a meeting. */
export function WayToOpen({ reasons, needs }: WayToOpenProps) {
  const { t, desk } = useActWords();
  const helps = reasons.length > 0 && reasons.every((reason) => reason.startsWith("proof."));
  if (!helps || needs === "inPerson") return null;
  return (
    <Link className="dense" to="?trin=2">
      {needs === "strong"
        ? t("ways.verify", { level: desk.t(`levels.${needs}`).toLowerCase() })
        : t("ways.questions")}
    </Link>
  );
}
