/** The login means MitID knows, each with its state and the button that stops it. */
import type { CaseView } from "../../../db/views/case.ts";
import type { IdentityView, MeansView } from "../../../db/views/case-systems.ts";
import type { AuthenticatorKind, AuthenticatorState } from "../../domain/protection/means.ts";
import { Icon, type IconName } from "../icons.tsx";
import { useActWords } from "./acts/words.ts";
import { BlockButton } from "./block-button.tsx";
import { blockChoices } from "./block-choices.ts";
import { Age, useNow } from "./clock.tsx";
import { clockTime, shortDate } from "./format.ts";
import { useWords } from "./words.ts";

const ICONS: { readonly [Kind in AuthenticatorKind]: IconName } = {
  codeApp: "smartphone",
  codeDisplay: "kodeviser",
  codeReader: "headset",
  chip: "chip",
  password: "key",
};
const STATES: {
  readonly [State in AuthenticatorState]: { readonly icon: IconName; readonly colour: string };
} = {
  notActivated: { icon: "hourglass", colour: "c-info" },
  active: { icon: "success", colour: "c-ok" },
  temporarilyLocked: { icon: "pause", colour: "c-warn" },
  blocked: { icon: "lock", colour: "c-danger" },
  expired: { icon: "time", colour: "c-danger" },
};

export function MeansPanel({ view }: { readonly view: CaseView }) {
  const { t } = useWords();
  const { mitid } = view.systems;
  const means = mitid?.identity?.means ?? [];
  const given = view.subject?.name?.given;
  return (
    <section className="panel" aria-labelledby="means-title">
      <div className="h low">
        <h2 id="means-title">
          {given === undefined ? t("case.means.titleUnknown") : t("case.means.title", { name: given })}
        </h2>
        {mitid === null ? null : (
          <span className="small muted right">
            <kbd>F9</kbd> {t("case.means.plusDigit")} · <Age at={mitid.at} />
          </span>
        )}
      </div>
      {mitid?.outcome === "systemDown" ? (
        <div className="notice warn flat">
          <Icon name="warning" size={20} />
          <p className="grow">{t("case.means.silent")}</p>
        </div>
      ) : null}
      <WholeStopped identity={mitid?.identity ?? null} />
      {means.length === 0 && mitid?.outcome !== "systemDown" ? (
        <p className="empty">{t("case.means.none")}</p>
      ) : null}
      {means.length === 0 ? null : (
        <table className="auth">
          <caption className="vh">{t("case.means.caption")}</caption>
          <tbody>
            {means.map((one) => (
              <MeansRow key={one.id} means={one} view={view} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** The means keep their own state beneath a stopped identity: without a word they would look as if they worked. */
function WholeStopped({ identity }: { readonly identity: IdentityView | null }) {
  const { t } = useActWords();
  if (identity === null || identity.state === "active") return null;
  const time = identity.heldUntil === null ? "" : clockTime(identity.heldUntil);
  return (
    <div className="notice danger flat">
      <Icon name="lock" size={20} />
      <p className="grow">
        <b className="b">{t(`stopped.${identity.state}`, { time })}</b> {t("stopped.own")}
      </p>
    </div>
  );
}

function MeansRow({ means, view }: { readonly means: MeansView; readonly view: CaseView }) {
  const { t, language, actName } = useWords();
  const now = useNow();
  const name = actName({ kind: "block", means: means.kind, suffix: means.suffix });
  const { icon, colour } = STATES[means.state];
  const used =
    means.lastUsedAt === null
      ? []
      : [t("case.means.used", { date: shortDate(means.lastUsedAt, now, language) })];
  const device = means.device === null ? [] : [means.device];
  const issued =
    means.lastUsedAt === null
      ? [t("case.means.issued", { date: shortDate(means.issuedAt, now, language) })]
      : [];
  const choice =
    view.state === "open"
      ? blockChoices(view, "subject").find(({ value }) => value === `block:${means.id}`)
      : undefined;
  const stopped = means.state === "blocked" || means.state === "expired";
  const act = useActWords();
  const isWhole = (view.systems.mitid?.identity?.state ?? "active") !== "active";
  return (
    <tr>
      <th scope="row">
        <span className="row">
          <Icon name={ICONS[means.kind]} size={20} />
          <span>
            {name}
            <br />
            <span className="small muted">{[...device, ...used, ...issued].join(" · ")}</span>
          </span>
        </span>
      </th>
      <td>
        <span className={`st ${colour}`}>
          <Icon name={icon} />
          {t(`case.means.states.${means.state}`)}
        </span>
        {stopped ? <div className="small muted">{t("case.means.final")}</div> : null}
        {!stopped && isWhole ? <div className="small c-danger">{act.t("stopped.with")}</div> : null}
      </td>
      <td className="num">
        {choice === undefined ? null : (
          <BlockButton target={choice.value} className="btn sm" about={name}>
            {t("case.means.block")} <kbd aria-hidden="true">{choice.digit}</kbd>
          </BlockButton>
        )}
        {stopped ? (
          <span className="small muted">{shortDate(means.stateChangedAt, now, language)}</span>
        ) : null}
      </td>
    </tr>
  );
}
