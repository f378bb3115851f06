/** The page for what went wrong, in the look of the place where it went wrong; says what to do, never how it broke. */
import { useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { addressOf } from "./citizen/addresses.ts";
import { CitizenFooter } from "./citizen/footer.tsx";
import { asLanguage } from "./citizen/format.ts";
import { CitizenHeader } from "./citizen/header.tsx";
import { IconSprite } from "./citizen/icons.tsx";
import { citizenSheet } from "./citizen/page-styles.ts";
import { readableNumber, type PhoneNumber } from "../locales/phone-number.ts";
import { DoorFrame } from "./door/door-frame.tsx";
import { doorSheet } from "./door/door-styles.ts";

export type Fault = "notFound" | "forbidden" | "refused" | "broken";

interface FaultPageProps {
  readonly fault: Fault;
  /** E.164; null where nothing could be loaded, not even the number. */
  readonly lineNumber: string | null;
}

/** The title stands here and not in a `meta`, since a page that failed has none. */
export function FaultPage({ fault, lineNumber }: FaultPageProps) {
  const { t } = useTranslation(["public", "common"]);
  const { pathname } = useLocation();
  const phone = lineNumber === null ? null : readableNumber(lineNumber);
  const isStaff = /^\/(?:agent|log-ind|log-ud)(?:\/|$)/.test(pathname);
  return (
    <>
      <title>{`${t(`fault.${fault}.title`)} – ${t("product", { ns: "common" })}`}</title>
      <link rel="stylesheet" href={isStaff ? doorSheet : citizenSheet} />
      {isStaff ? (
        <StaffFault fault={fault} />
      ) : (
        <CitizenFault fault={fault} phone={phone} pathname={pathname} />
      )}
    </>
  );
}

function StaffFault({ fault }: { readonly fault: Fault }) {
  const { t } = useTranslation("public");
  return (
    <DoorFrame>
      <section className="door-panel">
        <h1>{t(`fault.${fault}.title`)}</h1>
        <p className="door-lead">{t(`fault.${fault}.text`)}</p>
        <a className="door-primary" href="/agent">
          {t("fault.desk")}
        </a>
      </section>
    </DoorFrame>
  );
}

interface CitizenFaultProps {
  readonly fault: Fault;
  readonly phone: PhoneNumber | null;
  readonly pathname: string;
}

function CitizenFault({ fault, phone, pathname }: CitizenFaultProps) {
  const { t, i18n } = useTranslation("public");
  return (
    <div className="fl">
      <IconSprite />
      <CitizenHeader pathname={pathname} phone={phone} />
      <main id="main-content" tabIndex={-1}>
        <div className="container page-container fl-text">
          <h1>{t(`fault.${fault}.title`)}</h1>
          <p className="font-lead">{t(`fault.${fault}.text`)}</p>
          <p>{phone === null ? t("fault.callUs") : t("fault.call", { number: phone.text })}</p>
          <a className="button button-primary fl-big" href={addressOf("front", asLanguage(i18n.language))}>
            {t("fault.home")}
          </a>
        </div>
      </main>
      <CitizenFooter pathname={pathname} phone={phone} hours={null} />
    </div>
  );
}
