/** Opens the dialog in which something is stopped at the person's own wish. */
import type { ReactNode } from "react";
import { AskButton } from "./acts/ask-button.tsx";

interface BlockButtonProps {
  /** What is chosen as the dialog opens; null leaves it to the agent. */
  readonly target: string | null;
  readonly className: string;
  /** What it is about, for those who hear the button alone. */
  readonly about: string;
  readonly children: ReactNode;
}

export function BlockButton({ target, className, about, children }: BlockButtonProps) {
  return (
    <AskButton asked={{ what: "stop", target, requester: "subject" }} className={className} about={about}>
      {children}
    </AskButton>
  );
}
