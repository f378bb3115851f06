/** Stands between an adapter and a simulator, passes everything on, and remembers both sides of each exchange. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";

export interface Exchange {
  readonly method: string;
  /** Path without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly requestHeaders: Headers;
  readonly requestBody: string;
  readonly status: number;
  readonly contentType: string;
  readonly responseBody: string;
}

export interface RecordingProxy {
  readonly url: string;
  readonly exchanges: readonly Exchange[];
  close(): Promise<void>;
}

export async function recordBetween(target: string): Promise<RecordingProxy> {
  const exchanges: Exchange[] = [];
  const server = createServer((request, response) => {
    pass(target, request, response).then(
      (exchange) => exchanges.push(exchange),
      // The simulator broke off: so does the proxy.
      () => request.socket.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no address");
  return {
    url: `http://127.0.0.1:${address.port}`,
    exchanges,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function pass(target: string, request: IncomingMessage, response: ServerResponse): Promise<Exchange> {
  const requestBody = await text(request);
  const method = request.method ?? "GET";
  const requestHeaders = new Headers();
  for (const name of ["authorization", "content-type", "idempotency-key", "if-match", "accept"]) {
    const value = request.headers[name];
    if (typeof value === "string") requestHeaders.set(name, value);
  }
  const body = method === "GET" ? null : requestBody;
  const answer = await fetch(`${target}${request.url ?? "/"}`, { method, headers: requestHeaders, body });
  const responseBody = await answer.text();
  const contentType = answer.headers.get("content-type") ?? "";
  response.writeHead(answer.status, { "content-type": contentType }).end(responseBody);
  const { pathname, searchParams } = new URL(request.url ?? "/", target);
  const said = { status: answer.status, contentType, responseBody };
  return { method, path: pathname, query: searchParams, requestHeaders, requestBody, ...said };
}
