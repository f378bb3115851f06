/** The versions, newest first; arrows choose. */
import { Link } from "@remix-run/react";
import type { PoliciesView } from "../../../db/views/policies.ts";
import { useArrowKeys } from "../approvals/use-arrow-keys.ts";
import { useApprovalWords } from "../approvals/words.ts";
import { shortDate } from "../desk/format.ts";
import { StandingChip } from "./standing-chip.tsx";

export function VersionList({ view: { versions, shown } }: { readonly view: PoliciesView }) {
  const { t, language } = useApprovalWords();
  const list = useArrowKeys();
  return (
    <div className="approvals-scroll">
      <ul ref={list}>
        {versions.map((line) => {
          const isShown = line.id === shown?.line.id;
          return (
            <li key={line.id}>
              <Link
                className={isShown ? "prop sel" : "prop"}
                to={`/agent/regler/${String(line.id)}`}
                aria-current={isShown ? "true" : undefined}
                preventScrollReset
              >
                <span className="row">
                  <span className="b grow">{t("versions.version", { version: line.id })}</span>
                  <time className="small muted nw" dateTime={line.validFrom}>
                    {shortDate(line.validFrom, 0, language)}
                  </time>
                </span>
                <span className="small muted ell">
                  {line.proposal === null ? t("versions.first") : line.proposal.reason}
                </span>
                <span className="row small">
                  <StandingChip standing={line.standing} />
                  <span className="muted">{t("versions.decisions", { count: line.decisions })}</span>
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
