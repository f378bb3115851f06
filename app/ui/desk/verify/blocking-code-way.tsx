/** A new blocking code to the person's own post, for whoever is bekræftet. */
import { atLeast } from "../../../domain/verification/level.ts";
import { useAction } from "../action.ts";
import { Refusal } from "../refusal.tsx";
import { Way, type WayProps } from "./way.tsx";
import { useVerifyWords } from "./words.ts";

export function BlockingCodeWay({ number, verify, level }: WayProps) {
  const { t } = useVerifyWords();
  const { Form, refusal, busy } = useAction(`blocking-code-${number}`);
  const isOpen = atLeast(level, "confirmed");
  const closed = isOpen ? null : t("blockingCode.needs");
  return (
    <Way icon="key" title={t("blockingCode.title")} worth={null} level={level} closed={closed}>
      <Refusal reasons={refusal} />
      <p className="d" role="status">
        {verify.isNewBlockingCodeOnItsWay ? t("blockingCode.onItsWay") : t("blockingCode.note")}
      </p>
      {isOpen && !verify.isNewBlockingCodeOnItsWay ? (
        <Form method="post" action={`/agent/sager/${number}/spaerrekode`} className="row">
          <button className="btn sm" aria-disabled={busy}>
            {t("blockingCode.order")}
          </button>
        </Form>
      ) : null}
    </Way>
  );
}
