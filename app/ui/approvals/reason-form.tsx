/** A button that opens a field for the reason; a plain `details`, so that it works before any script. */
import { useRef } from "react";
import { useAction } from "../desk/action.ts";
import { KeyCaps } from "../desk/key-caps.tsx";
import { ProposalRefusal } from "./refusal.tsx";

interface ReasonFormProps {
  readonly action: string;
  /** Version that the decision is made on; left out where nobody else can have decided for the proposer. */
  readonly seenVersion?: number;
  readonly shortcut?: string;
  readonly words: {
    readonly open: string;
    readonly reason: string;
    readonly hint: string;
    readonly confirm: string;
  };
}

export function ReasonForm({ action, seenVersion, shortcut, words }: ReasonFormProps) {
  const { Form, busy, refusal } = useAction(action);
  const field = useRef<HTMLTextAreaElement>(null);
  const box = useRef<HTMLDetailsElement>(null);
  return (
    <details
      className="reason-form"
      ref={box}
      onToggle={() => {
        if (box.current?.open === true) field.current?.focus();
      }}
    >
      <summary className="btn" aria-keyshortcuts={shortcut}>
        {words.open} {shortcut === undefined ? null : <KeyCaps keys={[shortcut]} />}
      </summary>
      <Form method="post" action={action} className="reason-box">
        {seenVersion === undefined ? null : <input type="hidden" name="seenVersion" value={seenVersion} />}
        <ProposalRefusal reasons={refusal} />
        <label className="label" htmlFor="grund">
          {words.reason}
        </label>
        <textarea
          className="field"
          id="grund"
          name="reason"
          rows={3}
          required
          minLength={3}
          maxLength={500}
          aria-describedby="grund-hjaelp"
          ref={field}
        />
        <p className="hint" id="grund-hjaelp">
          {words.hint}
        </p>
        <button className="btn" aria-disabled={busy || undefined}>
          {words.confirm}
        </button>
      </Form>
    </details>
  );
}
