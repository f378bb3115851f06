/** The two bars above every citizens' page: language, the way to call, and the quick way out. No script, so no drawer. */
import { useTranslation } from "react-i18next";
import { addressIn, addressOf } from "./addresses.ts";
import { asLanguage } from "./format.ts";
import { Icon } from "./icons.tsx";
import type { PhoneNumber } from "../../locales/phone-number.ts";

interface HeaderProps {
  readonly pathname: string;
  readonly phone: PhoneNumber | null;
}

// A portal's logo needs the portal's consent: none is shipped, and the word mark stands in the second bar.
export function CitizenHeader({ pathname, phone }: HeaderProps) {
  const { t, i18n } = useTranslation("public");
  const language = asLanguage(i18n.language);
  const other = language === "da" ? "en" : "da";
  return (
    <header className="header">
      <a className="skipnav" href="#main-content">
        {t("header.skip")}
      </a>
      <div className="portal-info">
        <div className="portal-info-inner container">
          <p className="fl-tagline">{t("header.tagline")}</p>
          <a className="fl-tool" href={addressIn(other, pathname)} lang={other} hrefLang={other}>
            <Icon name="language" />
            {t("header.otherLanguage")}
          </a>
        </div>
      </div>
      <div className="solution-info">
        <div className="solution-info-inner container">
          <div className="solution-heading">
            <a href={addressOf("front", language)}>{t("product", { ns: "common" })}</a>
          </div>
          <div className="fl-tools">
            {phone === null ? null : (
              <p className="fl-call">
                <a className="fl-tool" href={phone.href}>
                  {t("header.call", { number: phone.text })}
                </a>
              </p>
            )}
            <a className="button button-secondary fl-exit" href="/forlad" rel="noreferrer">
              <Icon name="close" />
              <span>
                {t("header.leave")}
                <span className="fl-wide"> {t("header.leaveFast")}</span>
              </span>
            </a>
          </div>
        </div>
      </div>
    </header>
  );
}
