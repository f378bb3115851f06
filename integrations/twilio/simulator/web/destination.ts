/** Where webhooks may go: only to this machine, so that a wrong setting never calls the internet. */

const loopbackHosts = ["127.0.0.1", "localhost", "[::1]"];

export type Destination =
  { readonly ok: true; readonly url: URL } | { readonly ok: false; readonly why: string };

export function destinationOf(url: string): Destination {
  if (!URL.canParse(url)) return { ok: false, why: "not a URL" };
  const parsed = new URL(url);
  if (parsed.protocol !== "http:") return { ok: false, why: "only http to this machine" };
  if (!loopbackHosts.includes(parsed.hostname)) return { ok: false, why: "only to this machine" };
  return { ok: true, url: parsed };
}

/** An absolute URL stays as it was written, since it is signed byte for byte; null when it cannot be resolved. */
export function resolveUrl(reference: string, base: string | null): string | null {
  const trimmed = reference.trim();
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed)) return trimmed;
  if (base === null || !URL.canParse(trimmed, base)) return null;
  return new URL(trimmed, base.split("#", 1)[0]).href;
}

/** The path of a URL, for logs: queries may carry more than a log should. */
export const pathOf = (url: string): string => (URL.canParse(url) ? new URL(url).pathname : url);
