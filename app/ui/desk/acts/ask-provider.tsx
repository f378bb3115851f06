/** Opens the dialogs about acts from anywhere in a case; two keys stop something: F9, then what. */
import { useSearchParams } from "@remix-run/react";
import { lazy, Suspense, useEffect, useMemo, useState, type ReactNode } from "react";
import type { CaseView } from "../../../../db/views/case.ts";
import { blockChoices } from "../block-choices.ts";
import { comboOf } from "../keys.ts";
import { useScripted } from "../use-narrow.ts";
import { AskContext, type Open } from "./ask-context.ts";
import { AskInline } from "./ask-inline.tsx";
import { askedIn, type Asked } from "./asked.ts";

const loadDialog = () => import("./ask-dialog.tsx");
const AskDialog = lazy(loadDialog);

interface AskProviderProps {
  readonly view: CaseView;
  /** A key that no form has used, for pages without script. */
  readonly freshKey: string;
  readonly children: ReactNode;
}

interface Opening {
  readonly asked: Asked;
  /** One for each opening. */
  readonly place: number;
}

export function AskProvider({ view, freshKey, children }: AskProviderProps) {
  const [opening, setOpening] = useState<Opening | null>(null);
  const scripted = useScripted();
  const [search] = useSearchParams();
  const inPage = scripted || view.state === "closed" ? null : askedIn(search);
  const mayStop = view.state === "open" && blockChoices(view, "subject").length > 0;
  const open = useMemo<Open>(
    () => (asked) => {
      setOpening((before) => ({ asked, place: (before?.place ?? 0) + 1 }));
    },
    [],
  );
  useFetchedEarly(view.subject !== null);
  useBlockKey(mayStop && opening === null, open);
  return (
    <AskContext.Provider value={open}>
      {children}
      {opening === null ? null : (
        <Suspense fallback={null}>
          <AskDialog
            key={opening.place}
            view={view}
            asked={opening.asked}
            onClose={() => {
              setOpening(null);
            }}
          />
        </Suspense>
      )}
      {inPage === null ? null : <AskInline view={view} asked={inPage} freshKey={freshKey} />}
    </AskContext.Provider>
  );
}

/** Two keys in a row must find the dialog there: it is fetched as soon as there is somebody to help. */
function useFetchedEarly(active: boolean): void {
  useEffect(() => {
    if (active) void loadDialog();
  }, [active]);
}

/** F9 is reader view in some browsers; it is taken over only where there is something to block. */
function useBlockKey(active: boolean, open: Open): void {
  useEffect(() => {
    if (!active) return;
    const hear = (event: KeyboardEvent) => {
      if (comboOf(event) !== "F9") return;
      event.preventDefault();
      if (!event.repeat) open({ what: "stop", target: null, requester: "subject" });
    };
    window.addEventListener("keydown", hear);
    return () => {
      window.removeEventListener("keydown", hear);
    };
  }, [active, open]);
}
