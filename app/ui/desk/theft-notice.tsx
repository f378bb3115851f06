/** Something points to identity theft, or the list is begun: the way to it stands above what may be done. */
import { Link } from "@remix-run/react";
import type { TheftView } from "../../../db/views/case-theft.ts";
import { Icon } from "../icons.tsx";
import { useActWords } from "./acts/words.ts";

export function TheftNotice({ theft }: { readonly theft: TheftView | null }) {
  const { t } = useActWords();
  if (theft === null) return null;
  const { isSuspected, isBegun, steps } = theft;
  if (!isSuspected && !isBegun) return null;
  const done = steps.filter(({ noted }) => noted !== null).length;
  return (
    <div className={isSuspected ? "notice danger flat" : "notice info flat"} role="status">
      <Icon name="warning" size={20} />
      <p className="grow">
        <b className="b">{isSuspected ? t("theft.suspicion") : t("theft.begun")}</b>{" "}
        {isBegun ? t("theft.progress", { done, all: steps.length }) : t("theft.suspicionWhy")}
      </p>
      <Link to="?tyveri=1">{isBegun ? t("theft.goOn") : t("theft.open")}</Link>
    </div>
  );
}
