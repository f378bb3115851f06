/** One way: its name, what it is worth here and now, and either what to do or why it is closed. */
import { useId, type ReactNode } from "react";
import type { VerifyView, WorthView } from "../../../../db/views/case-verify.ts";
import { atLeast, type ProofLevel } from "../../../domain/verification/level.ts";
import { Icon, type IconName } from "../../icons.tsx";
import { useVerifyWords } from "./words.ts";

/** What each way gets. */
export interface WayProps {
  /** The case's. */
  readonly number: string;
  readonly verify: VerifyView;
  readonly level: ProofLevel;
}

interface RowProps {
  readonly icon: IconName;
  readonly title: string;
  /** Null for what proves nothing. */
  readonly worth: WorthView | null;
  readonly level: ProofLevel;
  /** Why it can't be used now; null where it can. */
  readonly closed: string | null;
  readonly children?: ReactNode;
}

export function Way({ icon, title, worth, level, closed, children }: RowProps) {
  const { t } = useVerifyWords();
  const id = useId();
  return (
    <div className={closed === null ? "act way" : "act way off"} role="group" aria-labelledby={id}>
      <Icon name={closed === null ? icon : "lock"} />
      <div>
        <h3 className="t" id={id}>
          {title}
        </h3>
        {worth === null ? null : <Worth worth={worth} level={level} />}
        {closed === null ? null : (
          <p className="d">
            <b className="m">{t("closed")}</b> {closed}
          </p>
        )}
        {children}
      </div>
    </div>
  );
}

function Worth({ worth, level }: { readonly worth: WorthView; readonly level: ProofLevel }) {
  const { t, desk } = useVerifyWords();
  const name = (of: ProofLevel): string => desk.t(`levels.${of}`).toLowerCase();
  const { minutes, onConfirmed } = worth;
  const now = atLeast(level, worth.level)
    ? t("givesNothing")
    : t("gives", { level: name(worth.level), minutes });
  const isMoreLater = onConfirmed !== null && onConfirmed !== worth.level && !atLeast(level, "confirmed");
  return (
    <p className="d">
      {now}
      {isMoreLater ? ` ${t("givesMore", { level: name(onConfirmed) })}` : ""}
    </p>
  );
}
