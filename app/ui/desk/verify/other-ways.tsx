/** Where the ways beside the questions open: by a link, and by themselves once the questions can do no more. */
import { Link, useSearchParams } from "@remix-run/react";
import { lazy, Suspense } from "react";
import type { ProofView } from "../../../../db/views/case-proof.ts";
import type { CaseView } from "../../../../db/views/case.ts";
import { atLeast } from "../../../domain/verification/level.ts";
import { Icon } from "../../icons.tsx";
import { useWords } from "../words.ts";

const Ways = lazy(() => import("./ways.tsx"));

interface OtherWaysProps {
  readonly view: CaseView;
  readonly proof: ProofView;
}

export function OtherWays({ view, proof }: OtherWaysProps) {
  const { t } = useWords();
  const [search] = useSearchParams();
  const { verify } = view;
  if (verify === null || view.state === "closed") return null;
  const isBegun = verify.code?.state === "live" || verify.approval !== null;
  const isOpen = search.get("vej") === "1" || isBegun || proof.mustMeet || atLeast(proof.level, "confirmed");
  if (!isOpen) {
    return (
      <div className="ways-link">
        <Link className="btn sm ghost" to="?trin=2&vej=1" preventScrollReset>
          {t("case.ask.otherWay")}
          <Icon name="chevron-right" />
        </Link>
      </div>
    );
  }
  return (
    <Suspense fallback={null}>
      <Ways number={view.number} verify={verify} level={proof.level} />
    </Suspense>
  );
}
