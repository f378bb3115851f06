/** Facts about the browser that the server cannot know; it renders the wide page. */
import { useSyncExternalStore } from "react";

const NARROW = "(max-width: 1200px)";

function watch(onChange: () => void): () => void {
  const query = window.matchMedia(NARROW);
  query.addEventListener("change", onChange);
  return () => {
    query.removeEventListener("change", onChange);
  };
}

/** The right pane's parts are tabs below this width (staff.md §6). */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    watch,
    () => window.matchMedia(NARROW).matches,
    () => false,
  );

const never = () => () => undefined;

/** False until the page's script runs. */
export const useScripted = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
