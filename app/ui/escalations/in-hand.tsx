/** Who has it in hand, and the form that takes it or says that it is seen to. */
import { useAction } from "../desk/action.ts";
import { clockTime } from "../desk/format.ts";
import { EscalationRefusal } from "./refusal.tsx";
import { useEscalationWords } from "./words.ts";

interface InHandProps {
  readonly of: {
    /** The address of its forms. */
    readonly path: string;
    readonly taken: { readonly by: string; readonly staffId: string; readonly at: string } | null;
    /** False where it is still tried and ends by itself alone. */
    readonly mayEnd: boolean;
  };
  readonly staffId: string;
}

export function InHand({ of: { path, taken, mayEnd }, staffId }: InHandProps) {
  const { t } = useEscalationWords();
  if (taken === null) return <Deed action={`${path}/tag`} words={[t("take"), t("taking")]} />;
  const time = clockTime(taken.at);
  if (taken.staffId !== staffId) return <span className="muted">{t("other", { name: taken.by, time })}</span>;
  return (
    <>
      <div className="m">{t("you", { time })}</div>
      {mayEnd ? <Deed action={`${path}/set-til`} words={[t("seenTo"), t("seeingTo")]} /> : null}
    </>
  );
}

function Deed({ action, words }: { readonly action: string; readonly words: readonly [string, string] }) {
  const { Form, busy, refusal } = useAction(action);
  const [idle, atWork] = words;
  return (
    <Form method="post" action={action}>
      <EscalationRefusal reasons={refusal} />
      <button className="btn sm" aria-disabled={busy || undefined}>
        {busy ? atWork : idle}
      </button>
    </Form>
  );
}
