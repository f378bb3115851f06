/** Finds one of the agent's own cases by its number or a receipt; a personal number fits no pattern here. */
import { Form } from "@remix-run/react";
import { useState } from "react";
import { Icon } from "../icons.tsx";
import { KeyCaps } from "./key-caps.tsx";
import { Layer } from "./layer.tsx";
import { useWords } from "./words.ts";

/** The address would keep what was typed, so only these two forms leave the page. */
const PATTERN = "[Ff][Ll]-[0-9]{4}-[0-9]{6}|[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2}";

export function SearchDialog() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const trigger = (
    <button type="button" className="search" aria-keyshortcuts="Control+K /">
      <Icon name="search" />
      <span>{t("search.open")}</span>
      <span className="right">
        <KeyCaps keys={["Ctrl", "K"]} />
      </span>
    </button>
  );
  return (
    <Layer title={t("search.title")} trigger={trigger} open={open} onOpenChange={setOpen}>
      <Form
        method="get"
        action="/agent"
        className="body"
        onSubmit={() => {
          setOpen(false);
        }}
      >
        <div>
          <label className="label" htmlFor="sog">
            {t("search.field")}
          </label>
          <div className="row">
            <input
              className="field"
              id="sog"
              name="q"
              required
              autoComplete="off"
              pattern={PATTERN}
              aria-describedby="sog-hint"
            />
            <button className="btn primary lg">{t("search.submit")}</button>
          </div>
          <p className="hint" id="sog-hint">
            {t("search.hint")}
          </p>
        </div>
      </Form>
    </Layer>
  );
}
