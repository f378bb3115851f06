/** How any part of a case opens a dialog about an act: apart from the dialogs, which have buttons of their own. */
import { createContext, useContext } from "react";
import type { Asked } from "./asked.ts";

export type Open = (asked: Asked) => void;

export const AskContext = createContext<Open>(() => undefined);

export const useAsk = (): Open => useContext(AskContext);
