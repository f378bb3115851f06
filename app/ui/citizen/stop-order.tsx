/** A reissue that somebody can stop: what it is, when it leaves, one button; and afterwards what became of it. */
import { useTranslation } from "react-i18next";
import type { StopLinkView } from "../../../db/views/stop-link.ts";
import type { StopResult } from "../../http/stop-link.ts";
import { asLanguage, clock, longDay } from "./format.ts";
import type { PhoneNumber } from "../../locales/phone-number.ts";

export function StopOffer({ order, phone }: { readonly order: StopLinkView; readonly phone: PhoneNumber }) {
  const { t, i18n } = useTranslation(["public", "common"]);
  const language = asLanguage(i18n.language);
  const { kind, means, leavesAt } = order;
  return (
    <div className="container page-container fl-text">
      <h1>{t("stop.offer")}</h1>
      <p className="font-lead">
        {t(`stop.ordered.${kind}`, { means: t(`common:means.${means ?? "codeApp"}`) })}{" "}
        {leavesAt === null
          ? t("stop.onItsWay")
          : t("stop.leaves", {
              day: longDay(leavesAt.day, language),
              time: clock(leavesAt.minute, language),
            })}
      </p>
      <p>{t("stop.notYou")}</p>
      {/* Without an action the form goes to its own address, whatever word stands in it. */}
      <form method="post">
        <button type="submit" className="button button-primary fl-big">
          {t("stop.submit")}
        </button>
      </form>
      <p>{t("stop.isYou")}</p>
      <p>{t("stop.call", { number: phone.text })}</p>
    </div>
  );
}

export function StopOutcome({ result, phone }: { readonly result: StopResult; readonly phone: PhoneNumber }) {
  const { t } = useTranslation("public");
  return (
    <div className="container page-container fl-text">
      <h1>{t(`stop.results.${result}.title`)}</h1>
      <p className="font-lead" role="status">
        {t(`stop.results.${result}.text`)}
      </p>
      <p>{t("stop.call", { number: phone.text })}</p>
    </div>
  );
}
