/** The phone rings: one card over the page, announced once, taken with one key; it never takes focus from typing. */
import { useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { OfferView } from "../../../db/views/offer.ts";
import { Icon } from "../icons.tsx";
import { useNow } from "./clock.tsx";
import { elapsed } from "./format.ts";
import { OfferButtons } from "./offer-buttons.tsx";
import { OfferFacts } from "./offer-facts.tsx";
import { Refusal } from "./refusal.tsx";
import { useTakeCall, type TakeCall } from "./take-call.ts";
import { useAction, type Action } from "./action.ts";
import { useWords, type Words } from "./words.ts";

export function OfferCard({ offer }: { readonly offer: OfferView | null }) {
  const words = useWords();
  const take = useTakeCall();
  const decline = useAction("decline-offer");
  return (
    <div className="offer-area">
      <div className="vh" aria-live="assertive">
        {offer === null ? null : <Said key={offer.id} words={announce(offer, words)} />}
      </div>
      <div className="offer-refusal">
        <Refusal reasons={take.refusal ?? decline.refusal} />
      </div>
      {offer === null ? null : <Card key={offer.id} offer={offer} take={take} decline={decline} />}
    </div>
  );
}

/** Once for each offer: the words are those of the instant it came, however often the card is drawn anew. */
function Said({ words }: { readonly words: string }) {
  const [first] = useState(words);
  return <>{first}</>;
}

function headline({ reason, system }: OfferView, { t, systemName }: Words): string {
  const key = reason === "block" ? "offer.toBlock" : reason === "crash" ? "offer.toCrash" : "offer.toHelp";
  return t(key, { system: systemName(system) });
}

function announce(offer: OfferView, words: Words): string {
  const waited = elapsed(Date.parse(offer.madeAt) - Date.parse(offer.waitingSince));
  return words.t("offer.announce", { what: headline(offer, words), waited });
}

interface CardProps {
  readonly offer: OfferView;
  readonly take: TakeCall;
  readonly decline: Action;
}

function Card({ offer, take, decline }: CardProps) {
  const words = useWords();
  const { t } = words;
  const left = useTimeLeft(offer);
  const whole = Date.parse(offer.expiresAt) - Date.parse(offer.madeAt);
  return (
    <section
      className="offer"
      role="alertdialog"
      aria-labelledby="offer-title"
      aria-describedby="offer-facts"
    >
      <div className="offer-bar" aria-hidden="true">
        <i style={{ width: `${String(Math.round((left / whole) * 100))}%` }} />
      </div>
      <div className="offer-head">
        <div className="row">
          {offer.reason === "help" ? null : (
            <span className="st c-danger">
              <Icon name="lock" />
              {offer.reason === "block" ? t("offer.priority") : t("offer.again")}
            </span>
          )}
          <span className="muted">{t("offer.incoming")}</span>
          <span className="right muted dense">
            {t("offer.passesOn")} <b className="b ink">{Math.ceil(left / 1_000)} s</b>
          </span>
        </div>
        <h2 id="offer-title">{headline(offer, words)}</h2>
      </div>
      <OfferFacts offer={offer} />
      <OfferButtons offerId={offer.id} take={take} decline={decline} />
    </section>
  );
}

/** Milliseconds left; at the end the page looks whether the call has passed on. */
function useTimeLeft({ expiresAt }: OfferView): number {
  const left = Math.max(0, Date.parse(expiresAt) - useNow());
  const { revalidate } = useRevalidator();
  const over = left === 0;
  useEffect(() => {
    if (over) void revalidate();
  }, [over, revalidate]);
  return left;
}
