/** Renders a page on the server and sends it whole: what a page waits for is ready, so that nothing jumps afterwards. */
import { text } from "node:stream/consumers";
import { PassThrough } from "node:stream";
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import type { ReactElement } from "react";
import { renderToPipeableStream } from "react-dom/server";
import { pageBody } from "./http/compression.ts";
import { maskedPath } from "./http/log.ts";
import { NonceContext } from "./ui/nonce.ts";

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const html = await renderWhole(
    <NonceContext.Provider value={context.nonce}>
      <RemixServer context={remix} url={request.url} nonce={context.nonce} />
    </NonceContext.Provider>,
    context.nonce,
  );
  headers.set("Content-Type", "text/html; charset=utf-8");
  const packed = pageBody(html, request);
  for (const [name, value] of Object.entries(packed.headers)) headers.set(name, value);
  return new Response(packed.body, { status, headers });
}

// Single fetch sends the loaders' data through a suspended part of the page, which a plain string render would leave out.
function renderWhole(page: ReactElement, nonce: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(page, {
      nonce,
      onAllReady: () => {
        resolve(text(pipe(new PassThrough())));
      },
      onShellError: reject,
      onError: reject,
    });
  });
}

export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: AppLoadContext },
): void {
  if (request.signal.aborted) return;
  // An address or a method that is not ours is the client's fault: the request's own line says enough.
  if (isRouteErrorResponse(error) && error.status < 500) return;
  const name = error instanceof Error ? error.name : "unknown";
  context.services.log.error(
    { err: error, path: maskedPath(new URL(request.url).pathname) },
    `page failed: ${name}`,
  );
}
