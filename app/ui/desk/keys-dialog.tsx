/** All the keys that do something on these pages. */
import { Icon } from "../icons.tsx";
import { OpenedLayer } from "./opened-layer.tsx";
import { useWords } from "./words.ts";

const KEYS = [
  ["take", ["F2"]],
  ["decline", ["Shift", "F2"]],
  ["hold", ["F8"]],
  ["block", ["F9"]],
  ["confirm", ["Ctrl", "↵"]],
  ["unknown", ["Shift", "↵"]],
  ["search", ["Ctrl", "K"]],
  ["note", ["N"]],
  ["digit", ["1", "–", "9"]],
  ["step", ["S", "1"]],
  ["goHome", ["G", "O"]],
  ["goApprovals", ["G", "K"]],
  ["help", ["?"]],
  ["escape", ["Esc"]],
] as const;

export function KeysDialog() {
  const { t } = useWords();
  const trigger = (open: () => void) => (
    <button
      type="button"
      className="icon-btn"
      aria-haspopup="dialog"
      aria-keyshortcuts="?"
      aria-label={`${t("keys.open")} (?)`}
      onClick={open}
    >
      <Icon name="help" size={20} />
    </button>
  );
  return (
    <OpenedLayer title={t("keys.title")} trigger={trigger}>
      {() => <KeyList />}
    </OpenedLayer>
  );
}

function KeyList() {
  const { t } = useWords();
  return (
    <div className="body">
      <dl className="key-list">
        {KEYS.map(([name, keys]) => (
          <div key={name}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(`keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="hint">{t("keys.bare")}</p>
    </div>
  );
}
