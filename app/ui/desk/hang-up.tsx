/** Ends the call: one click, or the key twice within two seconds, so that no slip cuts anybody off. */
import { useEffect, useRef, useState } from "react";
import { Icon } from "../icons.tsx";
import { useAction } from "./action.ts";
import { comboOf } from "./keys.ts";
import { KeyCaps } from "./key-caps.tsx";
import { Refusal } from "./refusal.tsx";
import { useWords } from "./words.ts";

const TWICE_WITHIN_MS = 2_000;

export function HangUp({ number }: { readonly number: string }) {
  const { t } = useWords();
  const { Form, refusal, busy } = useAction(`hang-up-${number}`);
  const button = useRef<HTMLButtonElement>(null);
  const armed = useSecondPress(button);
  return (
    <>
      <Form method="post" action={`/agent/sager/${number}/laeg-paa`}>
        <button
          ref={button}
          className="btn sm"
          aria-keyshortcuts="Shift+F2"
          data-own-key=""
          aria-disabled={busy}
        >
          <Icon name="call-end" />
          <span aria-live="polite">{armed ? t("case.call.hangUpAgain") : t("case.call.hangUp")}</span>{" "}
          <KeyCaps keys={["Shift", "F2"]} />
        </button>
      </Form>
      <Refusal reasons={refusal} />
    </>
  );
}

/** True while the first press waits for the second. */
function useSecondPress(button: React.RefObject<HTMLButtonElement>): boolean {
  const [armed, setArmed] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let waiting = false;
    const disarm = () => {
      waiting = false;
      setArmed(false);
    };
    const hear = (event: KeyboardEvent) => {
      // On an offer the same key lets it pass on.
      if (comboOf(event) !== "Shift+F2" || event.repeat || document.querySelector(".offer") !== null) return;
      event.preventDefault();
      clearTimeout(timer);
      if (waiting) {
        disarm();
        button.current?.click();
        return;
      }
      waiting = true;
      setArmed(true);
      timer = setTimeout(disarm, TWICE_WITHIN_MS);
    };
    window.addEventListener("keydown", hear);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("keydown", hear);
    };
  }, [button]);
  return armed;
}
