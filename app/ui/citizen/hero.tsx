/** Emergency first: what to do about a lost MitID, above everything else, beside the call card. */
import { useTranslation } from "react-i18next";
import { CallCard } from "./call-card.tsx";
import type { FrontPage } from "./front-page.ts";
import { Icon } from "./icons.tsx";

// The button rings up until the page where one blocks oneself is there (product.md §4.3): "Ring, og tryk 1" is true today.
export function Hero({ page }: { readonly page: FrontPage }) {
  const { t } = useTranslation("public");
  return (
    <div className="fl-hero">
      <div className="container">
        <div className="fl-hero-grid">
          <div>
            <h1>{t("front.heading")}</h1>
            <p className="font-lead">{t("front.lead")}</p>
            <a className="button button-primary fl-big" href={page.phone.href}>
              <Icon name="lock" />
              {t("front.block", { number: page.phone.text })}
            </a>
            <p className="mt-4 mb-0">{t("front.always")}</p>
            {page.handsetUrl === null ? null : (
              <p className="fl-demo d-print-none">
                {t("front.demo")}{" "}
                <a className="fl-alone" href={page.handsetUrl}>
                  {t("front.handset")}
                </a>
              </p>
            )}
          </div>
          <CallCard page={page} />
        </div>
      </div>
    </div>
  );
}
