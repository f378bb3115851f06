/** The fields of the form of new rules; each is named after the leaf that it fills in. */
import { useId } from "react";
import { boundsOf } from "../../domain/policy/number-bounds.ts";
import { useApprovalWords } from "../approvals/words.ts";
import { ruleNames } from "./rule-names.ts";

interface ChoiceProps {
  readonly path: string;
  readonly label: string;
  readonly options: readonly string[];
  readonly value: string;
  /** The words of "-", where it can be chosen. */
  readonly none?: string;
}

export function Choice({ path, label, options, value, none }: ChoiceProps) {
  const names = ruleNames(useApprovalWords());
  const id = useId();
  return (
    <p className="rules-field">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="field" name={`regel:${path}`} defaultValue={value}>
        {options.map((option) => (
          <option key={option} value={option}>
            {option === "-" && none !== undefined ? none : names.part(option)}
          </option>
        ))}
      </select>
    </p>
  );
}

interface PartsProps {
  readonly path: string;
  readonly label: string;
  readonly options: readonly string[];
  readonly chosen: readonly string[];
}

export function Parts({ path, label, options, chosen }: PartsProps) {
  const names = ruleNames(useApprovalWords());
  return (
    <fieldset className="rules-parts">
      <legend className="small muted">{label}</legend>
      {/* Sent alone where none is chosen: that, too, is an answer. */}
      <input type="hidden" name={`regel:${path}`} value="" />
      {options.map((option) => (
        <label key={option} className="check">
          <input type="checkbox" name={`regel:${path}:${option}`} defaultChecked={chosen.includes(option)} />
          <span>{names.part(option)}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface AmountProps {
  readonly path: string;
  readonly label: string;
  readonly value: string;
  readonly isFaulty: boolean;
}

export function Amount({ path, label, value, isFaulty }: AmountProps) {
  const { t } = useApprovalWords();
  const id = useId();
  const bounds = boundsOf(path);
  return (
    <p className="rules-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="field"
        type="number"
        inputMode="numeric"
        min={bounds?.least}
        max={bounds?.most}
        step={1}
        required
        name={`regel:${path}`}
        defaultValue={value}
        aria-invalid={isFaulty || undefined}
        aria-describedby={bounds === null ? undefined : `${id}-graenser`}
      />
      {bounds === null ? null : (
        <span className="hint" id={`${id}-graenser`}>
          {t(bounds.least === bounds.most ? "versions.always" : "versions.between", { ...bounds })}
        </span>
      )}
    </p>
  );
}
