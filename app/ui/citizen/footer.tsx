/** The foot of every citizens' page: how to call, the accessibility statement, who answers for the page, the languages. */
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { OpenPeriod } from "../../domain/routing/opening-hours.ts";
import { addressIn, addressOf } from "./addresses.ts";
import { asLanguage } from "./format.ts";
import { Icon } from "./icons.tsx";
import { hoursText } from "./opening-hours.tsx";
import type { PhoneNumber } from "../../locales/phone-number.ts";

export interface FooterProps {
  readonly pathname: string;
  readonly phone: PhoneNumber | null;
  /** The regular hours; null where they are not at hand. */
  readonly hours: { readonly weekday: OpenPeriod | null; readonly weekend: OpenPeriod | null } | null;
}

export function CitizenFooter({ pathname, phone, hours }: FooterProps) {
  const { t, i18n } = useTranslation("public");
  const language = asLanguage(i18n.language);
  return (
    <footer>
      <div className="footer">
        <div className="container">
          <div className="row">
            <Column heading={t("footer.call")}>
              <ul className="nobullet-list">
                {phone === null ? null : (
                  <li>
                    <a className="function-link" href={phone.href}>
                      {phone.text}
                    </a>
                  </li>
                )}
                {hours === null ? null : (
                  <li>
                    {t("footer.open", {
                      weekday: hoursText(t, hours.weekday, language),
                      weekend: hoursText(t, hours.weekend, language),
                    })}
                  </li>
                )}
                <li>{t("footer.block")}</li>
              </ul>
            </Column>
            <Column heading={t("footer.about")}>
              <ul className="nobullet-list">
                <li>
                  <a className="function-link" href={addressOf("accessibility", language)}>
                    {t("footer.accessibility")}
                  </a>
                </li>
              </ul>
            </Column>
            <Column heading={t("footer.authority")}>
              <Authority />
            </Column>
          </div>
        </div>
      </div>
      <Languages pathname={pathname} />
    </footer>
  );
}

/** The authority's name and address, the same in every language. */
export function Authority() {
  return (
    <p className="fl-plain" lang="da">
      Digitaliseringsstyrelsen
      <br />
      Landgreven 4<br />
      1301 København K
    </p>
  );
}

function Column({ heading, children }: { readonly heading: string; readonly children: ReactNode }) {
  return (
    <div className="col-12 col-md-4 footer-col">
      <section>
        <h2 className="h5 mb-3">{heading}</h2>
        {children}
      </section>
    </div>
  );
}

function Languages({ pathname }: { readonly pathname: string }) {
  const { t, i18n } = useTranslation("public");
  const choices = [
    { language: "da", name: t("footer.danish") },
    { language: "en", name: t("footer.english") },
  ] as const;
  return (
    <div className="language-switcher d-print-none">
      <div className="container">
        <ul aria-label={t("footer.language")}>
          {choices.map(({ language, name }) => {
            const current = i18n.language === language;
            return (
              <li key={language}>
                <a
                  href={addressIn(language, pathname)}
                  lang={language}
                  hrefLang={language}
                  aria-current={current ? "true" : undefined}
                >
                  {current ? <Icon name="check" /> : null}
                  {name}
                </a>
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
}
