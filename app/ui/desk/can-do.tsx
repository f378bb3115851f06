/** What may be done at this level, and below it what is closed, with the reason and the way to open it. */
import { Link } from "@remix-run/react";
import type { CaseView } from "../../../db/views/case.ts";
import { Icon } from "../icons.tsx";
import { Guidance } from "./acts/guidance.tsx";
import { BlockButton } from "./block-button.tsx";
import { blockChoices } from "./block-choices.ts";
import { Remaining } from "./clock.tsx";
import { gateOf } from "./gates-model.ts";
import { KeyCaps } from "./key-caps.tsx";
import { ForOthers, MoreWays } from "./more-ways.tsx";
import { closedFor, OtherActs } from "./other-acts.tsx";
import { WayToOpen } from "./way-to-open.tsx";
import { useWords } from "./words.ts";

const KINDS = ["block", "suspend", "hold"] as const;
type Kind = (typeof KINDS)[number];

export function CanDo({ view }: { readonly view: CaseView }) {
  const { t } = useWords();
  const choices = view.state === "open" ? blockChoices(view, "subject") : [];
  const open = KINDS.filter((kind) => choices.some((choice) => choice.kind === kind));
  const closed = KINDS.filter((kind) => !open.includes(kind));
  const refused = view.state === "open" ? closedFor(view) : null;
  return (
    <section className="panel" aria-labelledby="can-title">
      <div className="h low">
        <h2 id="can-title">{t("case.acts.title")}</h2>
        {view.proof === null ? null : (
          <span className="small muted right">
            {t("case.acts.level", { level: t(`levels.${view.proof.level}`) })}
            {view.proof.expiresAt === null ? null : (
              <>
                {" · "}
                <Remaining until={view.proof.expiresAt} /> {t("case.acts.left")}
              </>
            )}
          </span>
        )}
      </div>
      {open.map((kind) => (
        <OpenAct key={kind} kind={kind} />
      ))}
      <OtherActs view={view} which="open" />
      <ForOthers view={view} />
      {closed.length === 0 ? null : <h3 className="grp">{t("case.acts.closed")}</h3>}
      {closed.map((kind) => (
        <ClosedAct key={kind} kind={kind} view={view} />
      ))}
      <OtherActs view={view} which="closed" />
      {refused === null ? null : <Guidance {...refused} />}
      <MoreWays view={view} />
      {view.acts.length === 0 ? null : (
        <p className="pad">
          <Link to="?trin=4">{t("case.acts.toReceipt")}</Link>
        </p>
      )}
    </section>
  );
}

/** The choice of what to stop is the one primary; the two that stop everything stay quiet beside it. */
function OpenAct({ kind }: { readonly kind: Kind }) {
  const { t } = useWords();
  const digit = kind === "suspend" ? "0" : "9";
  return (
    <div className="act">
      <Icon name="lock" />
      <div>
        <div className="t">{t(`case.acts.${kind}`)}</div>
        <div className="d">{t(`case.acts.${kind}Why`)}</div>
      </div>
      {kind === "block" ? (
        <BlockButton target={null} className="btn primary sm" about={t("case.acts.block")}>
          {t("case.acts.blockButton")} <KeyCaps keys={["F9"]} />
        </BlockButton>
      ) : (
        <BlockButton target={kind} className="btn sm" about={t(`case.acts.${kind}`)}>
          {t(`case.acts.${kind}Button`)} <KeyCaps keys={["F9", digit]} />
        </BlockButton>
      )}
    </div>
  );
}

function ClosedAct({ kind, view }: { readonly kind: Kind; readonly view: CaseView }) {
  const { t } = useWords();
  const gate = gateOf(view, kind);
  const missing = gate?.missing ?? null;
  return (
    <div className="act off">
      <Icon name="lock" />
      <div>
        <div className="t">{t(`case.acts.${kind}`)}</div>
        <div className="d">
          {missing === null || gate === null ? (
            t("case.acts.done")
          ) : (
            <>
              {t("case.gates.needs")} <b className="m">{t(`levels.${gate.needs}`)}</b>:{" "}
              {gate.reasons.map((reason) => t(`case.missing.${reason}`)).join(" · ")}
            </>
          )}
        </div>
      </div>
      {missing === null || gate === null ? null : <WayToOpen reasons={gate.reasons} needs={gate.needs} />}
    </div>
  );
}
