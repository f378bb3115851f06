/** Wrap-up codes to choose from; the first nine show the digit that chooses them. */
import { useState } from "react";
import type { WrapUpCode } from "../../domain/routing/wrap-up.ts";
import { useWords } from "./words.ts";

interface CodeChoiceProps {
  /** Name of the form's field. */
  readonly name: string;
  readonly codes: readonly WrapUpCode[];
  readonly chosen: WrapUpCode | null;
}

const MOST_DIGITS = 9;

export function CodeChoice({ name, codes, chosen }: CodeChoiceProps) {
  const { t } = useWords();
  const [value, setValue] = useState<WrapUpCode | null>(chosen);
  return (
    <fieldset className="codes">
      <legend className="vh">{t("case.wrapUp.title")}</legend>
      {codes.map((code, place) => {
        const digit = place < MOST_DIGITS ? String(place + 1) : null;
        return (
          <label key={code} className={code === value ? "opt on" : "opt"}>
            <input
              type="radio"
              className="vh"
              name={name}
              value={code}
              required
              checked={code === value}
              aria-keyshortcuts={digit ?? undefined}
              onChange={() => {
                setValue(code);
              }}
            />
            <span className={code === value ? "radio on" : "radio"} aria-hidden="true" />
            {t(`wrapUpCodes.${code}`)}
            {digit === null ? null : <kbd aria-hidden="true">{digit}</kbd>}
          </label>
        );
      })}
    </fieldset>
  );
}
