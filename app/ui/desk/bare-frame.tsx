/** The frame alone, when its content may not or cannot be shown: who may, and the ways on. */
import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { Icon } from "../icons.tsx";
import { Brand } from "./top-bar.tsx";
import { useWords } from "./words.ts";

export function BareFrame() {
  const { t } = useWords();
  const error = useRouteError();
  const forbidden = isRouteErrorResponse(error) && error.status === 403;
  return (
    <div className="app two">
      <header className="top">
        <Brand />
        <form method="post" action="/log-ud" className="right">
          <button className="btn sm">{t("me.logOut")}</button>
        </form>
      </header>
      <main className="main" id="indhold">
        <h1 className="vh">{t("common:product")}</h1>
        <div className={`notice ${forbidden ? "warn" : "danger"}`} role="alert">
          <Icon name={forbidden ? "lock" : "warning"} size={20} />
          <p className="grow">{forbidden ? t("fault.forbidden") : t("fault.broken")}</p>
          {forbidden ? null : (
            <a className="btn sm" href="/agent">
              {t("fault.retry")}
            </a>
          )}
        </div>
      </main>
    </div>
  );
}
