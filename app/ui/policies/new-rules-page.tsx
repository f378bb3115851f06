/** New rules: every leaf of the newest ones to change, a trial that says what would differ, and then the proposal. */
import { Form, Link, useNavigation } from "@remix-run/react";
import { useMemo, useState } from "react";
import { ProposalRefusal } from "../approvals/refusal.tsx";
import { useApprovalWords } from "../approvals/words.ts";
import { Icon } from "../icons.tsx";
import { ActFields } from "./act-fields.tsx";
import { actRowsOf, sectionsOf, type Leaf } from "./rules-model.ts";
import { SectionFields } from "./section-fields.tsx";
import { TrialPanel, type Tried } from "./trial-panel.tsx";

export interface BuiltOn {
  readonly id: number;
  readonly leaves: readonly Leaf[];
  /** The day that it was asked for; empty for now. */
  readonly day: string;
  /** What a proposal wanted whose day has passed, with its reason; null for a form that begins empty. */
  readonly wanted: { readonly leaves: readonly Leaf[]; readonly reason: string } | null;
}

interface NewRulesPageProps {
  readonly newest: BuiltOn;
  readonly tried: Tried | null;
}

export function NewRulesPage({ newest, tried: answered }: NewRulesPageProps) {
  const { t } = useApprovalWords();
  const tried = useLastTried(answered);
  // What was filled in stands on the version that it was filled in from, whatever comes meanwhile.
  const [builtOn] = useState(newest);
  return (
    <main className="main wide policies rules-new" id="indhold" tabIndex={-1}>
      <div className="row">
        <h1>{t("versions.newTitle")}</h1>
        <Link className="right small" to="/agent/regler">
          {t("versions.back")}
        </Link>
      </div>
      <p className="ink2 rules-lead">{t("versions.lead", { version: builtOn.id })}</p>
      {builtOn.wanted === null || tried !== null ? null : (
        <div className="notice info" role="status">
          <Icon name="info" size={20} />
          <p>{t("versions.refilled")}</p>
        </div>
      )}
      {newest.id === builtOn.id ? null : <ProposalRefusal reasons={["policy.newer"]} />}
      {tried === null ? null : <TrialPanel key={tried.idempotencyKey} tried={tried} builtOn={builtOn.id} />}
      <RulesForm builtOn={builtOn} tried={tried} />
    </main>
  );
}

/** A push makes the page look anew, and the answer of the form is gone; what was tried stays until it is tried again. */
function useLastTried(answered: Tried | null): Tried | null {
  const [last, setLast] = useState(answered);
  if (answered !== null && answered !== last) setLast(answered);
  return answered ?? last;
}

function RulesForm({ builtOn, tried }: { readonly builtOn: BuiltOn; readonly tried: Tried | null }) {
  const { t } = useApprovalWords();
  const busy = useNavigation().state === "submitting";
  const leaves = useMemo(
    () => new Map([...builtOn.leaves, ...(tried?.typed ?? builtOn.wanted?.leaves ?? [])]),
    [builtOn, tried],
  );
  const faults = tried?.faults ?? [];
  const faulty = (path: string) =>
    faults.some((fault) => fault.path === path || fault.path.startsWith(`${path}.`));
  return (
    // Checked by the server: the browser's own word would point into a section that is folded, where nobody sees it.
    <Form method="post" action="/agent/regler/ny" className="rules-form" preventScrollReset noValidate>
      <input type="hidden" name="builtOn" value={builtOn.id} />
      <input type="hidden" name="reason" value={tried?.reason ?? builtOn.wanted?.reason ?? ""} />
      <p className="rules-field rules-day">
        <label htmlFor="dag">{t("versions.day")}</label>
        <input id="dag" className="field" type="date" name="day" defaultValue={tried?.day ?? builtOn.day} />
        <span className="hint">{t("versions.dayHint")}</span>
      </p>
      <h2>{t("policy.acts")}</h2>
      {(actRowsOf(leaves) ?? []).map((act) => (
        <ActFields key={act.kind} act={act} faulty={faulty} />
      ))}
      <h2>{t("versions.limits")}</h2>
      {sectionsOf(leaves).map((section) => (
        <SectionFields key={section.name} section={section} faulty={faulty} />
      ))}
      <footer className="rules-foot">
        <span className="small muted grow">{t("versions.nothingYet")}</span>
        <button className={tried?.changes ? "btn" : "btn primary"} aria-disabled={busy || undefined}>
          {t(busy ? "versions.trying" : "versions.try")}
        </button>
      </footer>
    </Form>
  );
}
