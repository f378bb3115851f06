/** The systems the line helps with. They become links when there are pages behind them. */
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";

const SYSTEMS = ["mitid", "nemlogin", "digitalPost", "nemkonto", "virk", "borgerdk"] as const;

/** The public name of a system by its code; an unknown code stands for itself. */
export function systemName(t: TFunction<["public", "common"]>, code: string): string {
  const known = SYSTEMS.find((system) => system === code);
  return known === undefined ? code : t(`systems.${known}`, { ns: "common" });
}

export function Systems() {
  const { t } = useTranslation(["public", "common"]);
  return (
    <section className="fl-section" aria-labelledby="systems">
      <h2 id="systems">{t("systems.heading")}</h2>
      <ul className="row card-row">
        {SYSTEMS.map((system) => (
          <li key={system} className="col-12 col-sm-6 col-lg-4">
            <div className="card">
              <div className="card-content">
                <h3 className="card-heading">{systemName(t, system)}</h3>
                <p>{t(`systems.${system}`)}</p>
              </div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
