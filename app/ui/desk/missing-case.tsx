/** In a case's place when there is none to show; the frame around it stays alive. */
import { isRouteErrorResponse, Link, useRouteError } from "@remix-run/react";
import { Icon } from "../icons.tsx";
import { useWords } from "./words.ts";

export function MissingCase() {
  const { t } = useWords();
  const error = useRouteError();
  const missing = isRouteErrorResponse(error) && error.status === 404;
  const words = missing ? t("fault.missing") : t("fault.broken");
  return (
    <main className="main wide" id="indhold" tabIndex={-1}>
      <h1 className="vh">{words}</h1>
      <div className="notice warn" role="alert">
        <Icon name="warning" size={20} />
        <p className="grow">{words}</p>
        <Link className="btn sm" to="/agent">
          {t("fault.toOverview")}
        </Link>
      </div>
    </main>
  );
}
