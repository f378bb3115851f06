/** The dialog in which an act is decided: focus starts on Annullér, Enter does nothing, Ctrl+Enter confirms. */
import * as Alert from "@radix-ui/react-alert-dialog";
import { useNavigate } from "@remix-run/react";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import type { CaseView } from "../../../../db/views/case.ts";
import { Icon } from "../../icons.tsx";
import { useAction, type Action } from "../action.ts";
import { KeyCaps } from "../key-caps.tsx";
import { useWords } from "../words.ts";
import { AskForm } from "./ask-form.tsx";
import type { Asked } from "./asked.ts";
import type { Heading } from "./frame.ts";
import { newKey } from "./new-key.ts";

interface AskDialogProps {
  readonly view: CaseView;
  readonly asked: Asked;
  readonly onClose: () => void;
}

/** An Enter that belonged to something else must neither confirm nor close; in a text it is a new line. */
function swallowEnter(event: KeyboardEvent): void {
  if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
  if (!(event.target instanceof HTMLTextAreaElement)) event.preventDefault();
}

export default function AskDialog({ view, asked, onClose }: AskDialogProps) {
  const { t } = useWords();
  const cancel = useRef<HTMLButtonElement>(null);
  const [key] = useState(newKey);
  const action = useAction(`ask-${key}`);
  const idempotencyKey = useKeyForEachTry(key, action);
  useLeaveWhenDone(view, action, onClose);
  const close = (open: boolean) => {
    if (!open) onClose();
  };
  return (
    <Alert.Root open onOpenChange={close}>
      <Alert.Portal>
        <Alert.Overlay className="scrim">
          <Alert.Content
            className="dialog"
            data-layer=""
            onKeyDown={swallowEnter}
            onOpenAutoFocus={(event) => {
              event.preventDefault();
              cancel.current?.focus();
            }}
          >
            <AskForm
              asked={asked}
              frame={{
                view,
                action,
                idempotencyKey,
                heading: (words) => <Head {...words} />,
                cancel: (
                  <Alert.Cancel ref={cancel} className="btn">
                    {t("block.cancel")} <KeyCaps keys={["Esc"]} />
                  </Alert.Cancel>
                ),
              }}
            />
          </Alert.Content>
        </Alert.Overlay>
      </Alert.Portal>
    </Alert.Root>
  );
}

function Head({ title, note, icon, colour }: Heading) {
  const { t } = useWords();
  return (
    <div className="dialog-head">
      <Icon name={icon} size={20} className={colour} />
      <div>
        <Alert.Title asChild>
          <h2>{title}</h2>
        </Alert.Title>
        <Alert.Description className="muted dense">{note}</Alert.Description>
      </div>
      <Alert.Cancel className="icon-btn right" aria-label={`${t("block.close")} (Esc)`}>
        <Icon name="close" size={20} />
      </Alert.Cancel>
    </div>
  );
}

/** A double submit is one act; a try after a refusal is another. */
function useKeyForEachTry(first: string, { refusal }: Action): string {
  const [last, setLast] = useState({ key: first, refusal });
  if (last.refusal === refusal) return last.key;
  const next = { key: refusal === null ? last.key : newKey(), refusal };
  setLast(next);
  return next.key;
}

/** Goes on to the receipt; with the call over that is no longer the next right step, but it is what one wants to see. */
function useLeaveWhenDone(view: CaseView, { answer }: Action, onClose: () => void): void {
  const navigate = useNavigate();
  const { number, call } = view;
  const isProposal =
    answer?.allowed === true &&
    typeof answer.value === "object" &&
    answer.value !== null &&
    "proposalId" in answer.value;
  const isDone = answer?.allowed === true;
  const search = isProposal ? "?trin=3" : call === null || call.state === "over" ? "?trin=4" : "";
  useEffect(() => {
    if (!isDone) return;
    onClose();
    void navigate(`/agent/sager/${number}${search}`, { replace: true, preventScrollReset: true });
  }, [isDone, navigate, number, onClose, search]);
}
