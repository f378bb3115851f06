/** Why somebody wants it: a choice, never free text. */
import { useId } from "react";
import type { ActReason } from "../../../domain/protection/acts.ts";
import { useActWords } from "./words.ts";

interface ReasonFieldProps {
  readonly label: string;
  readonly name: string;
  readonly reasons: readonly ActReason[];
  readonly first: ActReason | undefined;
}

export function ReasonField({ label, name, reasons, first }: ReasonFieldProps) {
  const { t } = useActWords();
  const id = useId();
  return (
    <div className="row reason">
      <label className="m nw" htmlFor={id}>
        {label}
      </label>
      <select className="field" id={id} name={name} defaultValue={first}>
        {reasons.map((reason) => (
          <option key={reason} value={reason}>
            {t(`reasons.${reason}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
