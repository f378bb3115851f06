/** Renders a page on the server; pages carry no streaming data, so one whole answer is enough. */
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { pageBody } from "./http/compression.ts";
import { NonceContext } from "./ui/nonce.ts";

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Response {
  const html = renderToString(
    <NonceContext.Provider value={context.nonce}>
      <RemixServer context={remix} url={request.url} nonce={context.nonce} />
    </NonceContext.Provider>,
  );
  headers.set("Content-Type", "text/html; charset=utf-8");
  const packed = pageBody(`<!doctype html>${html}`, request);
  for (const [name, value] of Object.entries(packed.headers)) headers.set(name, value);
  return new Response(packed.body, { status, headers });
}

export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: AppLoadContext },
): void {
  if (request.signal.aborted) return;
  const name = error instanceof Error ? error.name : "unknown";
  context.services.log.error({ err: error, path: new URL(request.url).pathname }, `page failed: ${name}`);
}
