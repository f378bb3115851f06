/** What to stop, what that does, why, and the sentence to read aloud; one form to one route. */
import { useState, type ReactNode } from "react";
import type { CaseView } from "../../../db/views/case.ts";
import { STOP_REASONS } from "../../domain/protection/acts.ts";
import { Icon } from "../icons.tsx";
import type { Action } from "./action.ts";
import { sectionOf, type BlockChoice } from "./block-choices.ts";
import { BlockConsequences } from "./block-consequences.tsx";
import { KeyCaps } from "./key-caps.tsx";
import { Refusal } from "./refusal.tsx";
import { possessive } from "./format.ts";
import { useWords, type Words } from "./words.ts";

interface BlockFormProps {
  readonly view: CaseView;
  readonly choices: readonly BlockChoice[];
  readonly target: string | null;
  readonly idempotencyKey: string;
  readonly action: Action;
  readonly heading: (words: string, note: string) => ReactNode;
  readonly cancel: ReactNode;
}

export function BlockForm({
  view,
  choices,
  target,
  idempotencyKey,
  action,
  heading,
  cancel,
}: BlockFormProps) {
  const words = useWords();
  const { t } = words;
  const [value, setValue] = useState(target ?? "");
  const choice = choices.find((one) => one.value === value) ?? null;
  const { Form, refusal, busy } = action;
  const who = [view.subject?.name?.full, view.subject?.maskedCpr].filter(
    (part) => part !== null && part !== undefined,
  );
  return (
    <Form method="post" action={`/agent/sager/${view.number}/spaer`}>
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      {heading(titleOf(choice, view, words), [...who, t("block.ownWish")].join(" · "))}
      <div className="body">
        <Refusal reasons={refusal} />
        <Choices choices={choices} value={value} onChoose={setValue} />
        {choice === null ? (
          <p className="hint">{t("block.choose")}</p>
        ) : (
          <BlockConsequences choice={choice} />
        )}
        <div className="row reason">
          <label className="m nw" htmlFor="block-reason">
            {t("block.reason")}
          </label>
          <select
            className="field"
            id="block-reason"
            name="reason"
            defaultValue={view.topic === "block" ? "stolen" : "unspecified"}
          >
            {STOP_REASONS.map((reason) => (
              <option key={reason} value={reason}>
                {t(`block.reasons.${reason}`)}
              </option>
            ))}
          </select>
        </div>
        {choice === null ? null : (
          <div>
            <div className="small muted">{t("block.readAloud")}</div>
            <p className="say">{t(`block.${sectionOf(choice)}.say`)}</p>
          </div>
        )}
      </div>
      <div className="dialog-foot">
        <span className="small muted row only-wide">
          <Icon name="info" />
          {t("block.enterDoesNothing")}
        </span>
        <span className="grow" />
        {cancel}
        <button className="btn danger" aria-keyshortcuts="Control+Enter" aria-disabled={busy || undefined}>
          <Icon name="lock" />
          {busy ? t("block.sending") : confirmOf(choice, words)} <KeyCaps keys={["Ctrl", "↵"]} />
        </button>
      </div>
    </Form>
  );
}

function titleOf(choice: BlockChoice | null, view: CaseView, { t, language, actName }: Words): string {
  if (choice === null) return t("block.choose");
  if (choice.kind === "hold") return t("block.titleHold");
  if (choice.means !== null)
    return t("block.titleMeans", {
      means: actName({ kind: "block", means: choice.means.kind, suffix: choice.means.suffix }),
    });
  const given = view.subject?.name?.given;
  return given === undefined
    ? t("block.titleWholeUnknown")
    : t("block.titleWhole", { name: possessive(given, language) });
}

function confirmOf(choice: BlockChoice | null, { t, meansName }: Words): string {
  if (choice === null) return t("case.means.block");
  if (choice.kind === "hold") return t("block.confirmHold");
  return choice.means === null
    ? t("block.confirmWhole")
    : t("block.confirmMeans", { means: meansName(choice.means.kind) });
}

interface ChoicesProps {
  readonly choices: readonly BlockChoice[];
  readonly value: string;
  readonly onChoose: (value: string) => void;
}

function Choices({ choices, value, onChoose }: ChoicesProps) {
  const { t, meansName } = useWords();
  return (
    <fieldset>
      <legend className="vh">{t("block.what")}</legend>
      <div className="seg">
        {choices.map((choice) => (
          <label key={choice.value} className={choice.value === value ? "on" : ""}>
            <input
              type="radio"
              className="vh"
              name="stop"
              required
              value={choice.value}
              checked={choice.value === value}
              aria-keyshortcuts={choice.digit}
              onChange={() => {
                onChoose(choice.value);
              }}
            />
            {choice.value === value ? <Icon name="check" /> : null}
            {choice.kind === "suspend"
              ? t("block.whole")
              : choice.means === null
                ? t("block.hold")
                : meansName(choice.means.kind)}
            <kbd aria-hidden="true">{choice.digit}</kbd>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
