/** Take the call, or let it go on. */
import { useEffect, useRef, type RefObject } from "react";
import { Icon } from "../icons.tsx";
import type { Action } from "./action.ts";
import { KeyCaps } from "./key-caps.tsx";
import type { TakeCall } from "./take-call.ts";
import { useWords } from "./words.ts";

interface OfferButtonsProps {
  readonly offerId: string;
  readonly take: TakeCall;
  readonly decline: Action;
}

export function OfferButtons({ offerId, take, decline }: OfferButtonsProps) {
  const { t } = useWords();
  const button = useRef<HTMLButtonElement>(null);
  useFocusUnlessTyping(button);
  return (
    <div className="offer-foot">
      <take.Form
        method="post"
        action={`/agent/tilbud/${offerId}/tag`}
        onSubmit={() => {
          take.begin(offerId);
        }}
      >
        <button ref={button} className="btn primary lg" aria-keyshortcuts="F2">
          <Icon name="call" />
          {t("offer.take")} <KeyCaps keys={["F2"]} />
        </button>
      </take.Form>
      <decline.Form method="post" action={`/agent/tilbud/${offerId}/ikke-nu`}>
        <button className="btn lg" aria-keyshortcuts="Shift+F2">
          {t("offer.decline")} <KeyCaps keys={["Shift", "F2"]} />
        </button>
      </decline.Form>
    </div>
  );
}

// Whoever is between two things gets the button under their hand; whoever types keeps on typing, and F2 takes it.
function useFocusUnlessTyping(button: RefObject<HTMLButtonElement>): void {
  useEffect(() => {
    const active = document.activeElement;
    if (active === null || active === document.body) button.current?.focus({ preventScroll: true });
  }, [button]);
}
