/** A dialog of the desk: the page beneath keeps its place, Esc closes and gives the focus back. */
import * as Dialog from "@radix-ui/react-dialog";
import type { ReactNode } from "react";
import { Icon } from "../icons.tsx";
import { useWords } from "./words.ts";

interface LayerProps {
  readonly title: string;
  readonly trigger: ReactNode;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly children: ReactNode;
}

export function Layer({ title, trigger, open, onOpenChange, children }: LayerProps) {
  const { t } = useWords();
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Trigger asChild>{trigger}</Dialog.Trigger>
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
