/** What the server said no to, in the panel it concerns; it takes focus when it comes. */
import { useEffect, useRef, useState } from "react";
import { Icon } from "../icons.tsx";
import { useWords } from "./words.ts";

export function Refusal({ reasons }: { readonly reasons: readonly string[] | null }) {
  const { reason, t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [closed, setClosed] = useState<readonly string[] | null>(null);
  useEffect(() => {
    if (reasons !== null) box.current?.focus();
  }, [reasons]);
  if (reasons === null || reasons === closed) return null;
  return (
    <div className="notice danger" role="alert" tabIndex={-1} ref={box}>
      <Icon name="warning" size={20} />
      <div className="grow">
        {reasons.map((code) => (
          <p key={code}>{reason(code)}</p>
        ))}
      </div>
      <button
        type="button"
        className="icon-btn sm"
        aria-label={t("keys.close")}
        onClick={() => {
          setClosed(reasons);
        }}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
