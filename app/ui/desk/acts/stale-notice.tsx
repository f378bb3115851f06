/** MitID has moved on beneath a form: fetched again with one button, and everything that was chosen stays. */
import { Icon } from "../../icons.tsx";
import { useAction } from "../action.ts";
import { Refusal } from "../refusal.tsx";
import { useActWords } from "./words.ts";

export function StaleNotice({ number }: { readonly number: string }) {
  const { t } = useActWords();
  const { submit, busy, answer, refusal } = useAction(`stale-${number}`);
  const fetchAgain = () => {
    submit({ again: "mitid" }, { method: "post", action: `/agent/sager/${number}/identificer` });
  };
  if (answer?.allowed === true) {
    return (
      <div className="notice info" role="status">
        <Icon name="info" size={20} />
        <p className="grow">{t("ask.fetched")}</p>
      </div>
    );
  }
  return (
    <>
      <Refusal reasons={refusal} />
      <div className="notice warn" role="alert">
        <Icon name="warning" size={20} />
        <p className="grow">{t("ask.stale")}</p>
        <button type="button" className="btn sm" aria-disabled={busy || undefined} onClick={fetchAgain}>
          <Icon name="refresh" />
          {busy ? t("ask.fetching") : t("ask.fetch")}
        </button>
      </div>
    </>
  );
}
