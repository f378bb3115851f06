/** We never ask for a code: said on the front page, because those who ask say they are us. */
import { useTranslation } from "react-i18next";
import { Icon } from "./icons.tsx";

export function ScamWarning() {
  const { t } = useTranslation("public");
  return (
    <section className="fl-section" aria-label={t("scam.label")}>
      <div className="alert alert-info">
        <Icon name="info" className="alert-icon" label={t("scam.icon")} />
        <div className="alert-body">
          <h2 className="alert-heading">{t("scam.heading")}</h2>
          <p className="alert-text">{t("scam.text")}</p>
        </div>
      </div>
    </section>
  );
}
