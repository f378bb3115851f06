/** What opens access again or gives new means: open with a form that says what happens, closed with the reason. */
import type { CaseView } from "../../../db/views/case.ts";
import type { ChoiceView } from "../../../db/views/case-choices.ts";
import { isStop, type OpeningKind, type ReissueKind } from "../../domain/protection/acts.ts";
import { groundOf } from "../../domain/protection/wish.ts";
import { Icon } from "../icons.tsx";
import { AskButton } from "./acts/ask-button.tsx";
import { WayToOpen } from "./way-to-open.tsx";
import { useWords } from "./words.ts";

interface OtherActsProps {
  readonly view: CaseView;
  readonly which: "open" | "closed";
}

type Kind = OpeningKind | ReissueKind;

interface Other {
  readonly choice: ChoiceView;
  readonly kind: Kind;
}

/** An activation code for a means that is not there, or an end of a hold that is not set, is not worth a row. */
function othersIn(view: CaseView): readonly Other[] {
  return view.choices.choices.flatMap((choice): readonly Other[] => {
    const { kind } = choice.order;
    if (isStop(kind)) return [];
    if (kind === "liftHold" && choice.refusals.includes("act.noEffect")) return [];
    return [{ choice, kind }];
  });
}

interface Closed {
  readonly kind: Kind;
  readonly reasons: readonly string[];
}

/** The first that stays closed whatever the proof, with why; what nobody does by telephone is nobody's refusal. */
export function closedFor(view: CaseView): Closed | null {
  const stays = othersIn(view).flatMap(({ kind, choice: { refusals } }): readonly Closed[] => {
    const reasons = refusals.filter((reason) => !reason.startsWith("proof."));
    const isRefused = groundOf(reasons) !== null && !refusals.includes("mover.notAllowed");
    return isRefused ? [{ kind, reasons }] : [];
  });
  return stays[0] ?? null;
}

export function OtherActs({ view, which }: OtherActsProps) {
  const others = othersIn(view).filter(
    ({ choice }) => (choice.refusals.length === 0 && view.state === "open") === (which === "open"),
  );
  return others.map((other) =>
    which === "open" ? (
      <OpenOther key={other.choice.key} other={other} view={view} />
    ) : (
      <ClosedOther key={other.choice.key} other={other} view={view} />
    ),
  );
}

function useMeansName(view: CaseView, { order }: ChoiceView): string {
  const { t } = useWords();
  if (order.kind === "orderMeans") return t(`common:means.${order.means}`);
  if (!("authenticatorId" in order)) return "";
  const means = view.systems.mitid?.identity?.means.find(({ id }) => id === order.authenticatorId);
  if (means === undefined) return t("case.acts.newApp");
  return [t(`common:means.${means.kind}`), means.suffix].filter((part) => part !== null).join(" •• ");
}

function Title({ kind, means }: { readonly kind: Kind; readonly means: string }) {
  const { t } = useWords();
  return (
    <div className="t">
      {t(`case.acts.${kind}`)}
      {means === "" ? null : ` · ${means}`}
    </div>
  );
}

function OpenOther({ other: { choice, kind }, view }: { readonly other: Other; readonly view: CaseView }) {
  const { t } = useWords();
  const means = useMeansName(view, choice);
  const title = t(`case.acts.${kind}`);
  return (
    <div className="act">
      <Icon name="key" />
      <div>
        <Title kind={kind} means={means} />
        <div className="d">{t(`case.acts.${kind}Why`, { means })}</div>
        {choice.coolingHours > 0 ? (
          <div className="d">{t("case.acts.cooling", { hours: choice.coolingHours })}</div>
        ) : null}
      </div>
      <AskButton
        asked={{ what: "act", key: choice.key }}
        className="btn sm"
        about={[title, means].filter((part) => part !== "").join(" · ")}
      >
        {t("case.acts.doIt")}
      </AskButton>
    </div>
  );
}

function ClosedOther({ other: { choice, kind }, view }: { readonly other: Other; readonly view: CaseView }) {
  const { t } = useWords();
  const means = useMeansName(view, choice);
  return (
    <div className="act off">
      <Icon name="lock" />
      <div>
        <Title kind={kind} means={means} />
        <div className="d">
          {t("case.gates.needs")} <b className="m">{t(`levels.${choice.needs}`)}</b>
          {choice.refusals.length === 0
            ? null
            : `: ${choice.refusals.map((reason) => t(`case.missing.${reason}`)).join(" · ")}`}
        </div>
      </div>
      {view.state === "open" ? <WayToOpen reasons={choice.refusals} needs={choice.needs} /> : null}
    </div>
  );
}
