/** The call of a case; always in view, with what can be done to it. */
import type { CallView } from "../../../db/views/case-call.ts";
import { usePhone } from "../phone/phone-context.tsx";
import { Icon } from "../icons.tsx";
import { useAction } from "./action.ts";
import { Elapsed } from "./clock.tsx";
import { HangUp } from "./hang-up.tsx";
import { KeyCaps } from "./key-caps.tsx";
import { Refusal } from "./refusal.tsx";
import { useWords } from "./words.ts";

interface CallBarProps {
  readonly number: string;
  readonly call: CallView | null;
}

const DOTS = { connecting: "warn", live: "ok", held: "warn", over: "off" } as const;

export function CallBar({ number, call }: CallBarProps) {
  const { t } = useWords();
  const state = call?.state ?? "over";
  const running = state === "live" || state === "held";
  return (
    <section className="callbar" aria-label={t("case.call.label")}>
      <span className="live">
        <span className={`dot dot-${DOTS[state]}`} aria-hidden="true" />
        {call === null ? t("case.call.nobody") : t(`case.call.${state}`)}
        {call === null ? null : <Elapsed since={call.since} until={call.endedAt} />}
      </span>
      {running ? <Hold number={number} held={state === "held"} /> : null}
      {call !== null && state === "connecting" ? <Connect call={call} /> : null}
      <span className="grow" />
      {call === null || state === "over" ? null : (
        <>
          <span className="small muted only-wide">{t("case.call.notRecorded")}</span>
          <HangUp number={number} />
        </>
      )}
    </section>
  );
}

function Hold({ number, held }: { readonly number: string; readonly held: boolean }) {
  const { t } = useWords();
  const { Form, refusal } = useAction();
  return (
    <>
      <Form method="post" action={`/agent/sager/${number}/hold`}>
        <input type="hidden" name="hold" value={String(!held)} />
        <button className="btn sm ghost" aria-keyshortcuts="F8">
          <Icon name="pause" />
          {held ? t("case.call.resume") : t("case.call.hold")} <KeyCaps keys={["F8"]} />
        </button>
      </Form>
      <Refusal reasons={refusal} />
    </>
  );
}

/** After a reload, or when the line failed: the caller still waits in the room. */
function Connect({ call }: { readonly call: CallView }) {
  const { t } = useWords();
  const phone = usePhone();
  if (phone.state !== "ready" && phone.state !== "failed") return null;
  const connect = () => {
    void phone.connect({ offerId: call.offerId, conferenceId: call.conferenceId });
  };
  return (
    <button type="button" className="btn sm" onClick={connect}>
      <Icon name="call" />
      {t("case.call.connect")}
    </button>
  );
}
