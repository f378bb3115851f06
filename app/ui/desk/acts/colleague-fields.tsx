/** That it takes a colleague, and what the colleague is told. */
import { useId } from "react";
import { Icon } from "../../icons.tsx";
import { useActWords } from "./words.ts";

const LONGEST = 500;

export function ColleagueFields() {
  const { t } = useActWords();
  const id = useId();
  return (
    <>
      <div className="notice info">
        <Icon name="how-to-reg" size={20} />
        <p className="grow">
          <b className="b">{t("colleague.title")}.</b> {t("colleague.why")}
        </p>
      </div>
      <div>
        <label className="label" htmlFor={id}>
          {t("colleague.reason")}
        </label>
        <textarea
          className="field area"
          id={id}
          name="reason"
          required
          minLength={3}
          maxLength={LONGEST}
          rows={2}
          aria-describedby={`${id}-hint`}
        />
        <p className="hint" id={`${id}-hint`}>
          {t("colleague.hint")}
        </p>
      </div>
    </>
  );
}
