/** The row of what may be stopped; each shows the digit that chooses it. */
import { Icon } from "../icons.tsx";
import { useActWords } from "./acts/words.ts";
import type { BlockChoice } from "./block-choices.ts";

interface SegmentsProps {
  /** Name of the form's field. */
  readonly name: string;
  readonly choices: readonly BlockChoice[];
  readonly value: string;
  readonly onChoose: (value: string) => void;
}

export function BlockSegments({ name, choices, value, onChoose }: SegmentsProps) {
  const { t, desk } = useActWords();
  const nameOf = ({ kind, means }: BlockChoice): string => {
    if (means !== null) return desk.meansName(means.kind);
    if (kind === "revoke") return t("colleague.revoke");
    return kind === "suspend" ? desk.t("block.whole") : desk.t("block.hold");
  };
  return (
    <fieldset>
      <legend className="vh">{desk.t("block.what")}</legend>
      <div className="seg">
        {choices.map((choice) => (
          <label key={choice.value} className={choice.value === value ? "on" : ""}>
            <input
              type="radio"
              className="vh"
              name={name}
              required
              value={choice.value}
              checked={choice.value === value}
              aria-keyshortcuts={choice.digit}
              onChange={() => {
                onChoose(choice.value);
              }}
            />
            {choice.value === value ? <Icon name="check" /> : null}
            {nameOf(choice)}
            <kbd aria-hidden="true">{choice.digit}</kbd>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
