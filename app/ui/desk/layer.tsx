/** A dialog of the desk: the page beneath keeps its place, Esc closes and gives the focus back. */
import * as Dialog from "@radix-ui/react-dialog";
import type { ReactNode } from "react";
import { Icon } from "../icons.tsx";
import { useWords } from "./words.ts";

interface LayerProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export default function Layer({ title, onClose, children }: LayerProps) {
  const { t } = useWords();
  return (
    <Dialog.Root
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Overlay className="scrim">
          <Dialog.Content className="dialog" data-layer="" aria-describedby={undefined}>
            <div className="dialog-head">
              <Dialog.Title asChild>
                <h2>{title}</h2>
              </Dialog.Title>
              <Dialog.Close className="icon-btn right" aria-label={`${t("keys.close")} (Esc)`}>
                <Icon name="close" size={20} />
              </Dialog.Close>
            </div>
            {children}
          </Dialog.Content>
        </Dialog.Overlay>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
