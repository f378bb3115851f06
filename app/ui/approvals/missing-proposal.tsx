/** In the place of a proposal that is not there, or not for this person: the two look alike. */
import { isRouteErrorResponse, Link, useRouteError } from "@remix-run/react";
import { Icon } from "../icons.tsx";
import { useApprovalWords } from "./words.ts";

export function MissingProposal() {
  const { t, desk } = useApprovalWords();
  const error = useRouteError();
  const missing = isRouteErrorResponse(error) && error.status === 404;
  const words = missing ? t("missing") : desk.t("fault.broken");
  return (
    <main className="main wide" id="indhold" tabIndex={-1}>
      <h1 className="vh">{words}</h1>
      <div className="notice warn" role="alert">
        <Icon name="warning" size={20} />
        <p className="grow">{words}</p>
        <Link className="btn sm" to="/agent/godkend">
          {t("toList")}
        </Link>
      </div>
    </main>
  );
}
