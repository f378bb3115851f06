/** The frame of the staff's pages outside the workspace: word mark, language, one column. */
import type { ReactNode } from "react";
import { useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export function DoorFrame({ children }: { readonly children: ReactNode }) {
  const { t, i18n } = useTranslation(["public", "common"]);
  const { pathname, search } = useLocation();
  const other = i18n.language === "da" ? "en" : "da";
  return (
    <div className="door">
      <header className="door-top">
        <span className="door-mark">{t("product", { ns: "common" })}</span>
        <form method="post" action="/sprog">
          <input type="hidden" name="tilbage" value={`${pathname}${search}`} />
          <button className="door-quiet" name="sprog" value={other} lang={other}>
            {t("header.otherLanguage")}
          </button>
        </form>
      </header>
      <main className="door-main">{children}</main>
    </div>
  );
}
