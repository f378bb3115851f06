/** A small application that answers webhooks with the TwiML a test lays out, and remembers what it was asked. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import express, { type Express } from "express";

export interface Received {
  readonly path: string;
  readonly method: string;
  readonly url: string;
  readonly rawBody: string;
  readonly params: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

export interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly body?: string;
  readonly location?: string;
  readonly cookie?: string;
  /** Real milliseconds before the answer. */
  readonly delayMs?: number;
}

export type Answering =
  string | Answer | ((received: Received) => string | Answer | Promise<string | Answer>);

/** The scripted application: TwiML by path, and everything it was asked. */
export interface Application {
  readonly url: string;
  readonly received: Received[];
  /** Requests to one path, in order. */
  at(path: string): readonly Received[];
  answers(pages: Readonly<Record<string, Answering>>): void;
  readonly close: () => Promise<void>;
}

const empty = "<Response/>";

async function send(page: Answering, received: Received, response: express.Response): Promise<void> {
  const made = typeof page === "function" ? await page(received) : page;
  const { status, type, body, location, cookie, delayMs }: Answer =
    typeof made === "string" ? { body: made } : made;
  if (delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, delayMs));
  if (location !== undefined) response.setHeader("location", location);
  if (cookie !== undefined) response.setHeader("set-cookie", cookie);
  response
    .status(status ?? 200)
    .type(type ?? "text/xml")
    .send(body ?? empty);
}

/** Listens on a free loopback port. */
export async function listen(app: Express): Promise<{ readonly url: string; close: () => Promise<void> }> {
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return { url: `http://127.0.0.1:${address.port}`, close };
}

function receivedFrom(request: express.Request, url: string): Received {
  const rawBody = typeof request.body === "string" ? request.body : "";
  const source = request.method === "GET" ? new URL(request.url, url).search : rawBody;
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join() : value,
    ]),
  );
  const { path, method } = request;
  return {
    path,
    method,
    url: url + request.originalUrl,
    rawBody,
    params: Object.fromEntries(new URLSearchParams(source)),
    headers,
  };
}

export async function openApplication(): Promise<Application> {
  const received: Received[] = [];
  let pages: Readonly<Record<string, Answering>> = {};
  const app = express();
  app.use(express.text({ type: () => true, limit: "1mb" }));
  app.use((request, response, next) => {
    const one = receivedFrom(request, server.url);
    received.push(one);
    send(pages[request.path] ?? empty, one, response).catch(next);
  });
  const server = await listen(app);
  return {
    url: server.url,
    received,
    at: (path) => received.filter((one) => one.path === path),
    answers: (laid) => {
      pages = laid;
    },
    close: server.close,
  };
}
