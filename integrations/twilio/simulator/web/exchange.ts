/** One HTTP request and its answer, with time limits and a bound on the answer's size. */
import { request, type IncomingMessage } from "node:http";
import type { FailureClass } from "./overrides.ts";

export interface Outgoing {
  readonly url: URL;
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly connectMs: number;
  readonly readMs: number;
}

export interface Reply {
  readonly kind: "reply";
  readonly status: number;
  readonly contentType: string;
  readonly location: string | null;
  readonly cookies: readonly string[];
  readonly body: string;
}

export interface NoReply {
  readonly kind: "none";
  readonly failure: FailureClass;
  readonly why: string;
}

/** One byte more than Twilio takes, so that the caller can tell (error 11750). */
export const answerLimit = 64 * 1024;

async function readBody(message: IncomingMessage): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for await (const part of message) {
    if (!(part instanceof Uint8Array)) continue;
    text += decoder.decode(part, { stream: true });
    size += part.length;
    if (size > answerLimit) break;
  }
  return text + decoder.decode();
}

async function replyOf(message: IncomingMessage): Promise<Reply> {
  const body = await readBody(message);
  return {
    kind: "reply",
    status: message.statusCode ?? 0,
    contentType: message.headers["content-type"] ?? "",
    location: message.headers.location ?? null,
    cookies: message.headers["set-cookie"] ?? [],
    body,
  };
}

/** Never rejects: a broken or slow connection is a `NoReply`. Limits are real milliseconds on every clock. */
export function exchange(order: Outgoing): Promise<Reply | NoReply> {
  return new Promise((resolve) => {
    const { method, headers } = order;
    const out = request(order.url, { method, headers, agent: false });
    let isConnected = false;
    const end = (result: Reply | NoReply): void => {
      clearTimeout(connecting);
      clearTimeout(reading);
      resolve(result);
    };
    const giveUp = (failure: FailureClass) => (): void => {
      end({ kind: "none", failure, why: "timeout" });
      out.destroy();
    };
    const connecting = setTimeout(giveUp("ct"), order.connectMs);
    const reading = setTimeout(giveUp("rt"), order.readMs);
    out.on("socket", (socket) => {
      socket.on("connect", () => {
        isConnected = true;
        clearTimeout(connecting);
      });
    });
    const broken = (): void =>
      end({ kind: "none", failure: isConnected ? "rt" : "ct", why: "connection failed" });
    out.on("error", broken);
    out.on("response", (message) => void replyOf(message).then(end, broken));
    out.end(order.body ?? undefined);
  });
}
