/** Which page tells of a failure that reached the root: by the answer's status, 500 for everything unforeseen. */
import { isRouteErrorResponse, useRouteError, useRouteLoaderData } from "@remix-run/react";
import { FaultPage, type Fault } from "./fault-page.tsx";

export function PageFault() {
  const error = useRouteError();
  const root: unknown = useRouteLoaderData("root");
  return <FaultPage fault={faultOf(error)} lineNumber={lineNumberIn(root)} />;
}

function faultOf(error: unknown): Fault {
  if (!isRouteErrorResponse(error)) return "broken";
  if (error.status === 404) return "notFound";
  if (error.status === 401 || error.status === 403) return "forbidden";
  return error.status < 500 ? "refused" : "broken";
}

/** The root's loader may not have run, or may be what failed. */
export function lineNumberIn(rootData: unknown): string | null {
  if (typeof rootData !== "object" || rootData === null || !("lineNumber" in rootData)) return null;
  return typeof rootData.lineNumber === "string" ? rootData.lineNumber : null;
}
