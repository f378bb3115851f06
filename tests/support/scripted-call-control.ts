/** The simulator's control API as functions; it knows the simulator only by its URL. */
import { z } from "zod";

const participant = z.object({
  callSid: z.string(),
  label: z.string().nullable(),
  muted: z.boolean(),
  hold: z.boolean(),
});

const conference = z.object({
  sid: z.string(),
  name: z.string(),
  status: z.enum(["init", "in-progress", "completed"]),
  participants: z.array(participant),
});

export const callState = z.object({
  sid: z.string(),
  parentSid: z.string().nullable(),
  from: z.string(),
  to: z.string(),
  direction: z.string(),
  status: z.string(),
  saying: z.object({ kind: z.string(), text: z.string(), language: z.string().nullable() }).nullable(),
  gathering: z
    .object({ numDigits: z.number().nullable(), entered: z.number(), endsAt: z.string().nullable() })
    .nullable(),
  queue: z.object({ sid: z.string(), name: z.string(), position: z.number() }).nullable(),
  conference: conference
    .extend({ label: z.string().nullable(), muted: z.boolean(), hold: z.boolean() })
    .nullable(),
  answeredAt: z.string().nullable(),
  document: z.string().nullable(),
});

export const timelineEntry = z.object({
  at: z.string(),
  kind: z.string(),
  text: z.string(),
  language: z.string().nullable(),
});

const smsMessage = z.object({
  sid: z.string(),
  from: z.string(),
  to: z.string(),
  body: z.string(),
  status: z.string(),
  errorCode: z.number().nullable(),
});

export const webhookRecord = z.object({
  channel: z.enum(["twiml", "status"]),
  method: z.string(),
  url: z.string(),
  callSid: z.string().nullable(),
  attempt: z.number(),
  parameters: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  signature: z.string(),
  idempotencyToken: z.string(),
  status: z.number().nullable(),
});

export const clientState = z.object({
  identity: z.string(),
  state: z.enum(["closed", "connecting", "ringing", "open"]),
  callSid: z.string().nullable(),
  conference: conference.partial().nullable(),
});

export type CallState = z.infer<typeof callState>;
export type TimelineEntry = z.infer<typeof timelineEntry>;
export type SmsMessage = z.infer<typeof smsMessage>;

export interface FaultInput {
  readonly on: string;
  readonly kind: string;
  readonly channel?: "webhook" | "rest";
  readonly nth?: number;
  readonly times?: number;
  readonly status?: number;
  readonly ms?: number;
  readonly concurrent?: boolean;
}

export class LineControl {
  readonly #base: string;

  /** `sandboxUrl` is the simulators' address, such as `http://127.0.0.1:3001`. */
  constructor(sandboxUrl: string) {
    this.#base = `${sandboxUrl.replace(/\/$/, "")}/sim`;
  }

  /** The answer's JSON, or null where it has none; throws on a refusal unless its status is expected. */
  async send(
    method: string,
    path: string,
    body: unknown = null,
    expected: readonly number[] = [],
  ): Promise<unknown> {
    const content =
      body === null ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    const response = await fetch(this.#base + path, { method, ...content });
    const text = await response.text();
    if (!response.ok && !expected.includes(response.status))
      throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === "" ? null : JSON.parse(text);
  }

  async advance(ms: number): Promise<void> {
    await this.send("POST", "/clock/advance", { ms });
  }

  async setClock(mode: "virtual" | "fast" | "real"): Promise<void> {
    await this.send("POST", "/clock", { mode });
  }

  async clockMode(): Promise<string> {
    return z.object({ mode: z.string() }).parse(await this.send("GET", "/clock")).mode;
  }

  async reset(): Promise<void> {
    await this.send("POST", "/reset");
  }

  async addFault(fault: FaultInput): Promise<void> {
    await this.send("POST", "/faults", fault);
  }

  async clearFaults(): Promise<void> {
    await this.send("DELETE", "/faults");
  }

  async calls(): Promise<readonly CallState[]> {
    return z.array(callState).parse(await this.send("GET", "/calls"));
  }

  async messages(to: string): Promise<readonly SmsMessage[]> {
    return z.array(smsMessage).parse(await this.send("GET", `/messages?to=${encodeURIComponent(to)}`));
  }

  async webhooks(): Promise<readonly z.infer<typeof webhookRecord>[]> {
    return z.array(webhookRecord).parse(await this.send("GET", "/webhooks"));
  }

  /** Opens a browser client's leg and returns its call SID. */
  async connectClient(
    identity: string,
    params: Readonly<Record<string, string>>,
    token?: string,
  ): Promise<string> {
    const body = { params, ...(token === undefined ? {} : { token }) };
    const answer = await this.send("POST", `/clients/${identity}/connect`, body);
    return z.object({ sid: z.string() }).parse(answer).sid;
  }

  async clientDoes(
    identity: string,
    verb: "disconnect" | "crash" | "accept" | "reject" | "mute",
  ): Promise<void> {
    await this.send("POST", `/clients/${identity}/${verb}`, {});
  }

  async client(identity: string): Promise<z.infer<typeof clientState>> {
    return clientState.parse(await this.send("GET", `/clients/${identity}`));
  }
}
