/** Finds one of the agent's own cases by its number or a receipt; a personal number fits no pattern here. */
import { Form } from "@remix-run/react";
import { Icon } from "../icons.tsx";
import { KeyCaps } from "./key-caps.tsx";
import { OpenedLayer } from "./opened-layer.tsx";
import { useWords } from "./words.ts";

/** The address would keep what was typed, so only these two forms leave the page. */
const PATTERN = "[Ff][Ll]-[0-9]{4}-[0-9]{6}|[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2}";

export function SearchDialog() {
  const { t } = useWords();
  const trigger = (open: () => void) => (
    <button
      type="button"
      className="search"
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K /"
      onClick={open}
    >
      <Icon name="search" />
      <span>{t("search.open")}</span>
      <span className="right">
        <KeyCaps keys={["Ctrl", "K"]} />
      </span>
    </button>
  );
  return (
    <OpenedLayer title={t("search.title")} trigger={trigger}>
      {(close) => <SearchForm onSubmit={close} />}
    </OpenedLayer>
  );
}

function SearchForm({ onSubmit }: { readonly onSubmit: () => void }) {
  const { t } = useWords();
  return (
    <Form method="get" action="/agent" className="body" onSubmit={onSubmit}>
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
  );
}
