/** The dialog in which something is stopped: focus starts on Annullér, Enter does nothing, Ctrl+Enter confirms. */
import * as Alert from "@radix-ui/react-alert-dialog";
import { useNavigate } from "@remix-run/react";
import { useEffect, useRef, type KeyboardEvent } from "react";
import type { CaseView } from "../../../db/views/case.ts";
import { Icon } from "../icons.tsx";
import { useAction } from "./action.ts";
import type { BlockChoice } from "./block-choices.ts";
import { BlockForm } from "./block-form.tsx";
import { KeyCaps } from "./key-caps.tsx";
import { useWords } from "./words.ts";

interface BlockProps {
  readonly view: CaseView;
  readonly choices: readonly BlockChoice[];
  readonly target: string | null;
  /** One for each opening: a double submit is one act. */
  readonly idempotencyKey: string;
}

/** An Enter that belonged to something else must neither confirm nor close. */
function swallowEnter(event: KeyboardEvent): void {
  if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) event.preventDefault();
}

export function BlockDialog({ onClose, ...block }: BlockProps & { readonly onClose: () => void }) {
  const { t } = useWords();
  const action = useAction(`block-${block.idempotencyKey}`);
  const cancel = useRef<HTMLButtonElement>(null);
  const navigate = useNavigate();
  const done = action.answer?.allowed === true;
  const { number } = block.view;
  useEffect(() => {
    if (!done) return;
    onClose();
    void navigate(`/agent/sager/${number}`, { replace: true, preventScrollReset: true });
  }, [done, navigate, number, onClose]);
  return (
    <Alert.Root
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
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
            <BlockForm
              {...block}
              action={action}
              heading={(words, note) => (
                <div className="dialog-head">
                  <Icon name="lock" size={20} className="c-danger" />
                  <div>
                    <Alert.Title asChild>
                      <h2>{words}</h2>
                    </Alert.Title>
                    <Alert.Description className="muted dense">{note}</Alert.Description>
                  </div>
                  <Alert.Cancel className="icon-btn right" aria-label={`${t("block.close")} (Esc)`}>
                    <Icon name="close" size={20} />
                  </Alert.Cancel>
                </div>
              )}
              cancel={
                <Alert.Cancel ref={cancel} className="btn">
                  {t("block.cancel")} <KeyCaps keys={["Esc"]} />
                </Alert.Cancel>
              }
            />
          </Alert.Content>
        </Alert.Overlay>
      </Alert.Portal>
    </Alert.Root>
  );
}

/** The same form in the page itself, for a browser without script. */
export function BlockInline(block: BlockProps) {
  const { t } = useWords();
  const action = useAction();
  return (
    <div className="scrim" id="spaer">
      <section className="dialog" aria-labelledby="block-title">
        <BlockForm
          {...block}
          action={action}
          heading={(words, note) => (
            <div className="dialog-head">
              <Icon name="lock" size={20} className="c-danger" />
              <div>
                <h2 id="block-title">{words}</h2>
                <p className="muted dense">{note}</p>
              </div>
            </div>
          )}
          cancel={
            <a className="btn" href={`/agent/sager/${block.view.number}`}>
              {t("block.cancel")}
            </a>
          }
        />
      </section>
    </div>
  );
}
