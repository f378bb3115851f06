/** A dialog that is fetched when it is first opened: the desk's first load carries none. */
import { lazy, Suspense, useCallback, useState, type ReactNode } from "react";

const Layer = lazy(() => import("./layer.tsx"));

interface OpenedLayerProps {
  readonly title: string;
  /** Draws the button that opens it. */
  readonly trigger: (open: () => void) => ReactNode;
  /** What is inside, with the way to close it. */
  readonly children: (close: () => void) => ReactNode;
}

export function OpenedLayer({ title, trigger, children }: OpenedLayerProps) {
  const [open, setOpen] = useState(false);
  const show = useCallback(() => {
    setOpen(true);
  }, []);
  const close = useCallback(() => {
    setOpen(false);
  }, []);
  return (
    <>
      {trigger(show)}
      {open ? (
        <Suspense fallback={null}>
          <Layer title={title} onClose={close}>
            {children(close)}
          </Layer>
        </Suspense>
      ) : null}
    </>
  );
}
