/** What the server said no to; it takes the focus when it comes. */
import { useEffect, useRef } from "react";
import { Icon } from "../icons.tsx";
import { useApprovalWords } from "./words.ts";

export function ProposalRefusal({ reasons }: { readonly reasons: readonly string[] | null }) {
  const { reason } = useApprovalWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (reasons !== null) box.current?.focus();
  }, [reasons]);
  if (reasons === null) return null;
  return (
    <div className="notice danger" role="alert" tabIndex={-1} ref={box}>
      <Icon name="warning" size={20} />
      <div className="grow">
        {[...new Set(reasons.map(reason))].map((words) => (
          <p key={words}>{words}</p>
        ))}
      </div>
    </div>
  );
}
