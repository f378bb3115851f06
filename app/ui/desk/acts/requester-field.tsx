/** Who asks for it: the person, or somebody else, who may at most stop everything; only the register ends it for ever. */
import { useId } from "react";
import { REQUESTERS, type Requester } from "../../../domain/verification/representation.ts";
import { oneOf } from "../one-of.ts";
import { useScripted } from "../use-narrow.ts";
import { ASKED_AT } from "./asked.ts";
import { useActWords } from "./words.ts";

interface RequesterFieldProps {
  readonly value: Requester;
  /** Whoever may ask for anything now. */
  readonly askers: readonly Requester[];
  readonly onChange: (requester: Requester) => void;
  /** What is chosen to be stopped, kept where the page has no script. */
  readonly target: string;
}

export function RequesterField({ value, askers, onChange, target }: RequesterFieldProps) {
  const { t } = useActWords();
  const id = useId();
  const scripted = useScripted();
  if (!scripted) return <RequesterLinks value={value} askers={askers} target={target} />;
  return (
    <div className="row reason">
      <label className="m nw" htmlFor={id}>
        {t("requester.label")}
      </label>
      <select
        className="field"
        id={id}
        name="requester"
        value={value}
        onChange={({ target: { value: chosen } }) => {
          onChange(oneOf(REQUESTERS, chosen) ?? "subject");
        }}
      >
        {askers.map((one) => (
          <option key={one} value={one}>
            {t(`requester.${one}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Another requester is another form: without script each is a page of its own. */
function RequesterLinks({ value, askers, target }: Omit<RequesterFieldProps, "onChange">) {
  const { t } = useActWords();
  return (
    <details className="requesters">
      <summary>
        {t("requester.label")}: <b className="m">{t(`requester.${value}`)}</b>
      </summary>
      <input type="hidden" name="requester" value={value} />
      <ul>
        {askers
          .filter((one) => one !== value)
          .map((one) => (
            <li key={one}>
              <a href={`?${new URLSearchParams({ spaer: target, anmoder: one }).toString()}#${ASKED_AT}`}>
                {t(`requester.${one}`)}
              </a>
            </li>
          ))}
      </ul>
    </details>
  );
}
