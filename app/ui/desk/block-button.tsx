/** Opens the block dialog; before the script has come it is a link to the same form. */
import { Link } from "@remix-run/react";
import type { MouseEvent, ReactNode } from "react";
import { useBlock } from "./block-provider.tsx";

interface BlockButtonProps {
  /** What is chosen as the dialog opens; null leaves it to the agent. */
  readonly target: string | null;
  readonly className: string;
  /** What it is about, for those who hear the button alone. */
  readonly about: string;
  readonly children: ReactNode;
}

export function BlockButton({ target, className, about, children }: BlockButtonProps) {
  const { open } = useBlock();
  const show = (event: MouseEvent) => {
    event.preventDefault();
    open(target);
  };
  return (
    <Link
      to={`?spaer=${encodeURIComponent(target ?? "")}#spaer`}
      role="button"
      className={className}
      onClick={show}
      discover="none"
    >
      {children}
      <span className="vh">: {about}</span>
    </Link>
  );
}
