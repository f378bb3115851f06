/** The frame around every page of the workspace; the phone and the live stream live here and outlast each page. */
import type { ReactNode } from "react";
import { useEffect } from "react";
import type { DeskView } from "../../../db/views/desk.ts";
import { PhoneProvider } from "../phone/phone-context.tsx";
import { Icon } from "../icons.tsx";
import { ClockProvider } from "./clock.tsx";
import { clockTime } from "./format.ts";
import { useDeskKeys } from "./keys.ts";
import { useLive } from "./live.ts";
import { KnownRoutes } from "./known-routes.tsx";
import { OfferCard } from "./offer-card.tsx";
import { PhoneNotice } from "./phone-notice.tsx";
import { Rail } from "./rail.tsx";
import { TopBar } from "./top-bar.tsx";
import { useWords } from "./words.ts";

interface DeskProps {
  readonly view: DeskView;
  readonly me: { readonly name: string };
  /** The phone is the simulated line's. */
  readonly simulated: boolean;
  readonly children: ReactNode;
}

export function Desk({ view, me, simulated, children }: DeskProps) {
  const { t } = useWords();
  useDeskKeys();
  useStyleNonce();
  const lostAt = useLive();
  return (
    <ClockProvider now={view.now}>
      <PhoneProvider>
        <div className="app" data-offer={view.offer === null ? undefined : ""}>
          <a className="skip" href="#indhold">
            {t("skip")}
          </a>
          <TopBar view={view} name={me.name} />
          <div className="strip" role="status">
            {lostAt === null ? null : (
              <p className="notice warn">
                <Icon name="warning" size={20} />
                {t("connection.offline", { time: clockTime(lostAt) })}
              </p>
            )}
          </div>
          <Rail
            cases={view.cases}
            approvals={view.approvals}
            escalations={view.escalations}
            letters={view.letters}
            simulated={simulated}
          />
          <OfferCard offer={view.offer} />
          <PhoneNotice />
          {children}
          <KnownRoutes />
        </div>
      </PhoneProvider>
    </ClockProvider>
  );
}

/** The dialogs' scroll lock writes a style element; it reads its nonce from this well-known place. */
function useStyleNonce(): void {
  useEffect(() => {
    const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
    if (nonce !== undefined) Object.assign(globalThis, { __webpack_nonce__: nonce });
  }, []);
}
