/** What is asked for by somebody else than the person, a wish that must be refused, and the list of identity theft. */
import { Link } from "@remix-run/react";
import type { CaseView } from "../../../db/views/case.ts";
import { Icon } from "../icons.tsx";
import { AskButton } from "./acts/ask-button.tsx";
import { useActWords } from "./acts/words.ts";
import { blockChoices } from "./block-choices.ts";

interface WaysProps {
  readonly view: CaseView;
}

/** A relative, a guardian, an estate, a bank, the police or an employer; who it is is chosen in the form. */
export function ForOthers({ view }: WaysProps) {
  const { t } = useActWords();
  if (view.state !== "open" || blockChoices(view, "relative").length === 0) return null;
  return (
    <div className="act">
      <Icon name="person" />
      <div>
        <div className="t">{t("others.title")}</div>
        <div className="d">{t("others.why")}</div>
      </div>
      <AskButton
        asked={{ what: "stop", target: null, requester: "relative" }}
        className="btn sm"
        about={t("others.title")}
      >
        {t("others.button")}
      </AskButton>
    </div>
  );
}

export function MoreWays({ view }: WaysProps) {
  const { t } = useActWords();
  if (view.state !== "open" || view.subject === null) return null;
  return (
    <div className="foot-row">
      <AskButton asked={{ what: "wish", kind: null, ground: null }} className="btn sm" about={t("wish.note")}>
        {t("wish.open")}
      </AskButton>
      <Link className="dense right" to="?tyveri=1">
        {view.theft?.isBegun === true ? t("theft.goOn") : t("theft.open")}
      </Link>
    </div>
  );
}
