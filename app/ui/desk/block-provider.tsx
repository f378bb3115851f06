/** Opens the block dialog from anywhere in a case; two keys: F9, then what. */
import { useSearchParams } from "@remix-run/react";
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import type { CaseView } from "../../../db/views/case.ts";
import { blockChoices } from "./block-choices.ts";
import { BlockDialog, BlockInline } from "./block-dialog.tsx";
import { comboOf } from "./keys.ts";
import { useScripted } from "./use-narrow.ts";

interface Opener {
  /** Null leaves the choice to the agent. */
  readonly open: (target: string | null) => void;
  /** A key that no form on this page has used yet. */
  readonly freshKey: string;
}

const BlockContext = createContext<Opener>({ open: () => undefined, freshKey: "" });

export const useBlock = (): Opener => useContext(BlockContext);

interface BlockProviderProps {
  readonly view: CaseView;
  readonly freshKey: string;
  readonly children: ReactNode;
}

interface Opening {
  readonly target: string | null;
  readonly key: string;
}

export function BlockProvider({ view, freshKey, children }: BlockProviderProps) {
  const [opening, setOpening] = useState<Opening | null>(null);
  const scripted = useScripted();
  const [search] = useSearchParams();
  const asked = search.get("spaer");
  const choices = view.state === "open" ? blockChoices(view) : [];
  const may = choices.length > 0;
  const opener = useMemo<Opener>(
    () => ({
      freshKey,
      open: (target) => {
        setOpening({ target, key: newKey() });
      },
    }),
    [freshKey],
  );
  useBlockKey(may && opening === null, opener);
  return (
    <BlockContext.Provider value={opener}>
      {children}
      {opening === null ? null : (
        <BlockDialog
          view={view}
          choices={choices}
          target={opening.target}
          idempotencyKey={opening.key}
          onClose={() => {
            setOpening(null);
          }}
        />
      )}
      {!scripted && asked !== null && may ? (
        <BlockInline view={view} choices={choices} target={asked} idempotencyKey={freshKey} />
      ) : null}
    </BlockContext.Provider>
  );
}

/** F9 is reader view in some browsers; it is taken over only where there is something to block. */
function useBlockKey(active: boolean, { open }: Opener): void {
  useEffect(() => {
    if (!active) return;
    const hear = (event: KeyboardEvent) => {
      if (comboOf(event) !== "F9") return;
      event.preventDefault();
      if (!event.repeat) open(null);
    };
    window.addEventListener("keydown", hear);
    return () => {
      window.removeEventListener("keydown", hear);
    };
  }, [active, open]);
}

/** A version 4 UUID; `randomUUID` alone is missing on pages without TLS. */
function newKey(): string {
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte, place) => {
    const marked = place === 6 ? (byte & 0x0f) | 0x40 : place === 8 ? (byte & 0x3f) | 0x80 : byte;
    return marked.toString(16).padStart(2, "0");
  }).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
