/** Opens a dialog about an act; before the script has come it is a link to the same form. */
import { Link } from "@remix-run/react";
import type { MouseEvent, ReactNode } from "react";
import { addressOf, type Asked } from "./asked.ts";
import { useAsk } from "./ask-context.ts";

interface AskButtonProps {
  readonly asked: Asked;
  readonly className: string;
  /** What it is about, for those who hear the button alone. */
  readonly about: string;
  readonly children: ReactNode;
}

export function AskButton({ asked, className, about, children }: AskButtonProps) {
  const open = useAsk();
  const show = (event: MouseEvent) => {
    event.preventDefault();
    open(asked);
  };
  return (
    <Link to={addressOf(asked)} role="button" className={className} onClick={show} discover="none">
      {children}
      <span className="vh">: {about}</span>
    </Link>
  );
}
