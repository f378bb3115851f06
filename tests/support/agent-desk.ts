/** An agent without a browser: logs in, hears the desk's stream, and posts its forms, all over HTTP. */
import { z } from "zod";
import { DEMO_PASSWORD } from "../../db/seed/staff.ts";
import { followTopics, type TopicStream } from "./agent-topics.ts";

const accessShape = z.object({ identity: z.string(), token: z.string() });

/** The page also holds the address of an offer that is nobody's, all zeros. */
const OFFER = /\/agent\/tilbud\/(?!0{8}-)([0-9a-f-]{36})\/tag/;
/** A key that only an offer of the desk's answer has: its names are written once, and only where they are used. */
const OFFER_IN_DATA = /"madeAt"/;

export interface Posted {
  readonly status: number;
  /** Where the browser is sent on to; empty where it stays. */
  readonly location: string;
}

export class AgentDesk {
  readonly #web: string;
  readonly #cookie: string;

  constructor(web: string, cookie: string) {
    this.#web = web;
    this.#cookie = cookie;
  }

  /** Throws when the demo account is not let in. */
  static async logIn(web: string, username: string): Promise<AgentDesk> {
    const answer = await fetch(`${web}/log-ind`, {
      method: "POST",
      redirect: "manual",
      headers: { origin: web, accept: "text/html" },
      body: new URLSearchParams({ username, password: DEMO_PASSWORD }),
    });
    const cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    if (answer.status !== 303 || cookie === "") throw new Error(`log-in answered ${String(answer.status)}`);
    return new AgentDesk(web, cookie);
  }

  /** The session's name and value, for a browser that is to be the same agent. */
  get cookie(): { readonly name: string; readonly value: string } {
    const [name = "", ...value] = this.#cookie.split("=");
    return { name, value: value.join("=") };
  }

  /** A form sent as a browser without script sends it. */
  async post(path: string, fields: Readonly<Record<string, string>> = {}): Promise<Posted> {
    const answer = await fetch(this.#web + path, {
      method: "POST",
      redirect: "manual",
      headers: { ...this.#headers, origin: this.#web },
      body: new URLSearchParams(fields),
    });
    await answer.arrayBuffer();
    return { status: answer.status, location: answer.headers.get("location") ?? "" };
  }

  async page(path = "/agent"): Promise<string> {
    const answer = await fetch(this.#web + path, { headers: this.#headers });
    if (!answer.ok) throw new Error(`${path} answered ${String(answer.status)}`);
    return answer.text();
  }

  /** The offer on the desk, or null. */
  async offerId(): Promise<string | null> {
    return OFFER.exec(await this.page())?.[1] ?? null;
  }

  /** What the page's own script loads when it looks anew; true when an offer is in it. */
  async looksAnew(): Promise<boolean> {
    const answer = await fetch(`${this.#web}/agent.data`, { headers: { cookie: this.#cookie } });
    if (!answer.ok) throw new Error(`the desk's look answered ${String(answer.status)}`);
    return OFFER_IN_DATA.test(await answer.text());
  }

  /** Opens the stream as the page does; while it is open the agent's heart beats. */
  follow(): Promise<TopicStream> {
    return followTopics(`${this.#web}/agent/strom`, this.#cookie);
  }

  /** What the agent's telephone needs to open its leg. */
  async phone(): Promise<z.infer<typeof accessShape>> {
    const answer = await fetch(`${this.#web}/agent/telefon`, { headers: this.#headers });
    return accessShape.parse(await answer.json());
  }

  get #headers() {
    return { cookie: this.#cookie, accept: "text/html" };
  }
}
