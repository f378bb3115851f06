/** The desk's keys: a control that carries `aria-keyshortcuts` is pressed by them, and by nothing else. */
import { useEffect } from "react";

const FIELD =
  "textarea, select, [contenteditable], input:not([type=radio]):not([type=checkbox]):not([type=button])";
const SEQUENCE_MS = 1_500;

/** "Control+Enter", "Shift+F2", "F9", "N", "1", "?". Command counts as Control. */
export function comboOf(event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey">): string {
  const character = event.key.length === 1;
  const name = character ? event.key.toUpperCase() : event.key;
  const control = event.ctrlKey || event.metaKey ? "Control+" : "";
  const shift = event.shiftKey && !character ? "Shift+" : "";
  return `${control}${shift}${name}`;
}

/** Bare characters belong to whoever types (WCAG 2.1.4). */
export function isTyping(event: KeyboardEvent): boolean {
  const bare = event.key.length === 1 && !event.ctrlKey && !event.metaKey;
  return bare && event.target instanceof Element && event.target.closest(FIELD) !== null;
}

/** Only the topmost layer hears, but an offer and the call are reached from everywhere. */
function controlFor(combo: string): HTMLElement | null {
  const layers = document.querySelectorAll("[data-layer]");
  const layer = layers.item(layers.length - 1);
  const selector = `[aria-keyshortcuts~="${combo.replace(/["\\]/g, "\\$&")}"]`;
  const found = (layer ?? document).querySelector<HTMLElement>(selector);
  if (found !== null || layer === null) return found;
  return /^(Shift\+)?F[28]$/.test(combo) ? document.querySelector<HTMLElement>(selector) : null;
}

function press(control: HTMLElement): void {
  control.focus({ preventScroll: true });
  control.click();
}

/** Goes through `data-sequence="s 1"`: one key and soon after another. */
function sequences(): (event: KeyboardEvent) => boolean {
  let first = "";
  let at = 0;
  return (event) => {
    const key = event.key.toLowerCase();
    const wanted = Date.now() - at < SEQUENCE_MS ? `${first} ${key}` : "";
    [first, at] = [key, Date.now()];
    const control = document.querySelector<HTMLElement>(
      `[data-sequence="${wanted.replace(/["\\]/g, "\\$&")}"]`,
    );
    if (wanted === "" || control === null || document.querySelector("[data-layer]") !== null) return false;
    first = "";
    press(control);
    return true;
  };
}

/** Listens for the whole desk. Where nothing is offered, F2 goes to the call bar. */
export function useDeskKeys(): void {
  useEffect(() => {
    const inSequence = sequences();
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.isComposing || isTyping(event)) return;
      const combo = comboOf(event);
      if (!event.repeat && !combo.includes("+") && inSequence(event)) {
        event.preventDefault();
        return;
      }
      const control =
        controlFor(combo) ?? (combo === "F2" ? document.querySelector<HTMLElement>(".callbar button") : null);
      if (control === null) return;
      event.preventDefault();
      if (event.repeat || "ownKey" in control.dataset) return;
      if (combo === "F2" && control.closest(".callbar") !== null) control.focus();
      else press(control);
    };
    window.addEventListener("keydown", hear);
    return () => {
      window.removeEventListener("keydown", hear);
    };
  }, []);
}
