/** The foot of a dialog: that Enter does nothing, the way out, and the one button that acts. */
import type { ReactNode } from "react";
import { Icon, type IconName } from "../../icons.tsx";
import { KeyCaps } from "../key-caps.tsx";

interface ConfirmFootProps {
  readonly note: string;
  readonly cancel: ReactNode;
  readonly icon: IconName;
  readonly tone: "danger" | "primary";
  readonly words: string;
  readonly sending: string;
  readonly busy: boolean;
  /** There is nothing to confirm: only the way out is left. */
  readonly isGone?: boolean;
}

export function ConfirmFoot({
  note,
  cancel,
  icon,
  tone,
  words,
  sending,
  busy,
  isGone = false,
}: ConfirmFootProps) {
  return (
    <div className="dialog-foot">
      <span className="small muted row only-wide">
        <Icon name="info" />
        {note}
      </span>
      <span className="grow" />
      {cancel}
      {isGone ? null : (
        <button
          className={`btn ${tone}`}
          aria-keyshortcuts="Control+Enter"
          aria-disabled={busy || undefined}
          onClick={(event) => {
            if (busy) event.preventDefault();
          }}
        >
          <Icon name={icon} />
          {busy ? sending : words} <KeyCaps keys={["Ctrl", "↵"]} />
        </button>
      )}
    </div>
  );
}
