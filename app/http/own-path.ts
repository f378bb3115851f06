/** Paths that a form or an address asks us to go to: only our own, so that nobody is sent on to a stranger's page. */

const NOWHERE = "https://own.invalid";

/** The path with its query when it is one of ours, else null; "//elsewhere" and "/\elsewhere" are not. */
export function ownPath(asked: unknown): string | null {
  if (typeof asked !== "string" || !asked.startsWith("/") || !URL.canParse(asked, NOWHERE)) return null;
  const url = new URL(asked, NOWHERE);
  // "/.//elsewhere" is ours until a browser reads what is left of it.
  return url.origin === NOWHERE && !url.pathname.startsWith("//") ? `${url.pathname}${url.search}` : null;
}

/** As `ownPath`, and within the agents' pages; the desk itself otherwise. */
export function deskPath(asked: unknown): string {
  const path = ownPath(asked);
  return path !== null && /^\/agent(?:[/?]|$)/.test(path) ? path : "/agent";
}
