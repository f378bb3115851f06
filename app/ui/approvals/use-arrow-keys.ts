/** ↑ ↓ Home End choose in a list of links, from the list itself or from nowhere; never from a field. */
import { useEffect, useRef, type RefObject } from "react";

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_at, last) => last,
};

export function useArrowKeys(): RefObject<HTMLUListElement> {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const step = STEPS[event.key];
      const links = [...(list.current?.querySelectorAll<HTMLAnchorElement>("a") ?? [])];
      if (step === undefined || links.length === 0 || !isOurs(event, list.current)) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const at = links.findIndex((link) => link === document.activeElement);
      const current = at >= 0 ? at : links.findIndex((link) => link.getAttribute("aria-current") !== null);
      const next = links[step(current, links.length - 1)];
      event.preventDefault();
      next?.focus();
      next?.click();
    };
    window.addEventListener("keydown", hear);
    return () => {
      window.removeEventListener("keydown", hear);
    };
  }, []);
  return list;
}

/** From inside the list, or while nothing has the focus and no layer lies above. */
function isOurs(event: KeyboardEvent, list: HTMLElement | null): boolean {
  if (document.querySelector("[data-layer]") !== null) return false;
  const { target } = event;
  if (target === document.body) return true;
  return target instanceof Node && list?.contains(target) === true;
}
