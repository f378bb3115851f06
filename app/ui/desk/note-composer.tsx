/** A note that is kept at the server while it is written. */
import { useFetcher } from "@remix-run/react";
import { useEffect, useMemo, useRef } from "react";
import type { CaseView } from "../../../db/views/case.ts";
import { Icon } from "../icons.tsx";
import { readAnswer, useAction, type Answer } from "./action.ts";
import { clockTime } from "./format.ts";
import { KeyCaps } from "./key-caps.tsx";
import { Refusal } from "./refusal.tsx";
import { useWords } from "./words.ts";

const SAVE_AFTER_MS = 2_000;

interface NoteComposerProps {
  readonly number: string;
  readonly draft: CaseView["draft"];
}

export function NoteComposer({ number, draft }: NoteComposerProps) {
  const { t } = useWords();
  const { Form, refusal, answer, busy } = useAction(`note-${number}`);
  const field = useRef<HTMLTextAreaElement>(null);
  const box = useRef<HTMLDetailsElement>(null);
  const drafting = useDraft(number, draft);
  // A note that is on the timeline is no draft any more; one that was refused keeps every word.
  useEffect(() => {
    if (answer?.allowed === true && field.current !== null) field.current.value = "";
  }, [answer]);
  const showField = () => {
    if (box.current?.open === true) field.current?.focus();
  };
  return (
    <details
      className="note"
      ref={box}
      open={draft !== null && draft.body !== "" ? true : undefined}
      onToggle={showField}
    >
      <summary className="btn sm ghost" aria-keyshortcuts="N">
        <Icon name="edit" />
        {t("beside.note.open")} <KeyCaps keys={["N"]} />
      </summary>
      <Form
        method="post"
        action={`/agent/sager/${number}/note`}
        className="note-form"
        onSubmit={drafting.stop}
      >
        <Refusal reasons={refusal ?? drafting.refusal} />
        <label className="label" htmlFor="note">
          {t("beside.note.field")}
        </label>
        <textarea
          ref={field}
          className="field area"
          id="note"
          name="text"
          rows={3}
          defaultValue={draft?.body ?? ""}
          aria-describedby="note-hint"
          onChange={(event) => {
            drafting.keep(event.currentTarget.value);
          }}
        />
        <div className="row">
          <p className="hint" id="note-hint">
            {t("beside.note.hint")}
          </p>
          <span className="small muted right" role="status">
            {drafting.savedAt === null
              ? ""
              : t("beside.note.draftSaved", { time: clockTime(drafting.savedAt) })}
          </span>
          <button className="btn sm" aria-disabled={busy || undefined}>
            {t("beside.note.save")}
          </button>
        </div>
      </Form>
    </details>
  );
}

interface Drafting {
  readonly keep: (text: string) => void;
  /** Forgets a save that has not gone out: the text is on its way as a note. */
  readonly stop: () => void;
  readonly savedAt: string | null;
  readonly refusal: readonly string[] | null;
}

/** Sends what stands in the field two seconds after the last key. */
function useDraft(number: string, draft: CaseView["draft"]): Drafting {
  const { submit, data } = useFetcher<unknown>();
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const answer = useMemo(() => readAnswer(data), [data]);
  useEffect(
    () => () => {
      clearTimeout(waiting.current);
    },
    [],
  );
  const keep = (text: string) => {
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => {
      void submit({ text }, { method: "post", action: `/agent/sager/${number}/kladde` });
    }, SAVE_AFTER_MS);
  };
  const stop = () => {
    clearTimeout(waiting.current);
  };
  const refusal = answer === null || answer.allowed ? null : answer.reasons;
  return { keep, stop, refusal, savedAt: savedAtIn(answer) ?? draft?.savedAt ?? null };
}

function savedAtIn(answer: Answer | null): string | null {
  if (answer?.allowed !== true) return null;
  const { value } = answer;
  if (typeof value !== "object" || value === null || !("savedAt" in value)) return null;
  return typeof value.savedAt === "string" ? value.savedAt : null;
}
