/** The agent's own state and how long it has lasted; opens to change it. */
import * as Menu from "@radix-ui/react-dropdown-menu";
import type { DeskView, PresenceState } from "../../../db/views/desk.ts";
import { Icon } from "../icons.tsx";
import { useAction } from "./action.ts";
import { Elapsed } from "./clock.tsx";
import { Refusal } from "./refusal.tsx";
import { useWords } from "./words.ts";

const CHOICES = ["ready", "pause", "offline"] as const;
const DOTS: { readonly [State in PresenceState]: string } = {
  ready: "ok",
  pause: "warn",
  offline: "off",
  offered: "warn",
  inCall: "accent",
  wrapUp: "accent",
};

export function PresenceMenu({ presence }: { readonly presence: DeskView["presence"] }) {
  const { t } = useWords();
  const { submit, refusal } = useAction("presence");
  const busy = presence.state === "offered" || presence.state === "inCall" || presence.state === "wrapUp";
  const choose = (state: (typeof CHOICES)[number]) => {
    void submit({ state }, { method: "post", action: "/agent/tilstand" });
  };
  return (
    <div className="presence-box">
      <Menu.Root modal={false}>
        <Menu.Trigger className="presence">
          <span className="vh">{t("presence.label")}: </span>
          <span className={`dot dot-${DOTS[presence.state]}`} aria-hidden="true" />
          {t(`presence.${presence.state}`)} <Elapsed since={presence.since} />
          <Icon name="chevron-down" />
        </Menu.Trigger>

        <Menu.Content className="menu" align="start" sideOffset={4}>
          {busy ? <Menu.Label className="menu-note">{t("presence.busy")}</Menu.Label> : null}
          {CHOICES.map((state) => (
            <Menu.Item
              key={state}
              className="menu-item"
              disabled={busy}
              onSelect={() => {
                choose(state);
              }}
            >
              <span className={`dot dot-${DOTS[state]}`} aria-hidden="true" />
              {t(`presence.${state}`)}
              {presence.state === state ? <Icon name="check" className="right" /> : null}
            </Menu.Item>
          ))}
        </Menu.Content>
      </Menu.Root>
      <noscript>
        <form method="post" action="/agent/tilstand" className="row">
          {CHOICES.map((state) => (
            <button key={state} className="btn sm" name="state" value={state}>
              {t(`presence.${state}`)}
            </button>
          ))}
        </form>
      </noscript>
      {refusal === null ? null : (
        <div className="presence-refusal">
          <Refusal reasons={refusal} />
        </div>
      )}
    </div>
  );
}
