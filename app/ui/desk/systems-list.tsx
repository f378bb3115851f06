/** What MitID and the CPR register last said about the person, and how old that is. */
import type { CaseView } from "../../../db/views/case.ts";
import type { SystemsView } from "../../../db/views/case-systems.ts";
import { Icon } from "../icons.tsx";
import { useAction } from "./action.ts";
import { Age } from "./clock.tsx";
import { clockTime } from "./format.ts";
import { Refusal } from "./refusal.tsx";
import { useWords } from "./words.ts";

export function SystemsList({ view }: { readonly view: CaseView }) {
  const { t, systemName } = useWords();
  const { mitid, cpr } = view.systems;
  if (mitid === null && cpr === null) return <p className="hint">{t("beside.systems.none")}</p>;
  return (
    <>
      <ul className="sys">
        {mitid === null ? null : (
          <li>
            <span className="nm">{systemName("mitid")}</span>
            <MitidSays mitid={mitid} />
            <Age at={mitid.at} />
          </li>
        )}
        {cpr === null ? null : (
          <li>
            <span className="nm">{systemName("cpr")}</span>
            <CprSays cpr={cpr} />
            <Age at={cpr.at} />
          </li>
        )}
      </ul>
      {view.state === "open" ? <RefreshMitid number={view.number} /> : null}
    </>
  );
}

function MitidSays({ mitid }: { readonly mitid: NonNullable<SystemsView["mitid"]> }) {
  const { t } = useWords();
  const { identity, outcome } = mitid;
  if (identity === null) return <NoAnswer outcome={outcome} />;
  const stopped = identity.means.filter(({ state }) => state === "blocked").length;
  const open = identity.state === "active";
  return (
    <span>
      {open ? (
        `${t("beside.systems.identity.active")} · ${t(`beside.systems.assurance.${identity.assuranceLevel}`)}`
      ) : (
        <span className="st c-danger">
          <Icon name="lock" />
          {t(`beside.systems.identity.${identity.state}`)}
        </span>
      )}
      <br />
      <span className="muted">
        {identity.heldUntil === null
          ? open
            ? t("beside.systems.means", { count: identity.means.length, stopped })
            : t("beside.systems.meansAll", { count: identity.means.length })
          : t("beside.systems.until", { time: clockTime(identity.heldUntil) })}
      </span>
      {outcome === "systemDown" ? <Older /> : null}
    </span>
  );
}

function CprSays({ cpr }: { readonly cpr: NonNullable<SystemsView["cpr"]> }) {
  const { t, registerStatus } = useWords();
  const { register, outcome } = cpr;
  if (register === null) return <NoAnswer outcome={outcome} />;
  const hidden = register.nameProtected || register.addressProtected;
  return (
    <span>
      {registerStatus(register.status)}
      <br />
      <span className="muted">
        {hidden ? t("beside.systems.protected") : t("beside.systems.noProtection")}
      </span>
      {register.creditWarning ? <span className="muted"> · {t("beside.systems.creditWarning")}</span> : null}
      {outcome === "systemDown" ? <Older /> : null}
    </span>
  );
}

function NoAnswer({ outcome }: { readonly outcome: "found" | "notFound" | "systemDown" }) {
  const { t } = useWords();
  if (outcome === "systemDown") {
    return (
      <span className="st c-warn">
        <Icon name="warning" />
        {t("beside.systems.down")}
      </span>
    );
  }
  return <span>{t("beside.systems.notFound")}</span>;
}

function Older() {
  const { t } = useWords();
  return (
    <span className="small c-warn">
      <br />
      {t("beside.systems.down")}: {t("beside.systems.older")}
    </span>
  );
}

function RefreshMitid({ number }: { readonly number: string }) {
  const { t } = useWords();
  const { Form, refusal, busy } = useAction(`refresh-${number}`);
  return (
    <Form method="post" action={`/agent/sager/${number}/identificer`}>
      <input type="hidden" name="again" value="mitid" />
      <Refusal reasons={refusal} />
      <button className="btn sm" aria-disabled={busy || undefined}>
        <Icon name="refresh" />
        {t("beside.systems.refresh")}
      </button>
    </Form>
  );
}
