/** The frame's data on the pages inside it. */
import { useRouteLoaderData } from "@remix-run/react";
import type { DeskView } from "../../../db/views/desk.ts";

const FRAME = "routes/agent/desk";

/** Null where the frame could not be loaded. */
export function useDesk(): DeskView | null {
  return useRouteLoaderData<{ readonly view: DeskView }>(FRAME)?.view ?? null;
}
