/** The agent's telephone on the simulated line: same steps as a real one, without sound. */
import {
  PhoneFailure,
  readAccess,
  type ConnectOrder,
  type PhoneAccess,
  type PhoneLine,
  type PhoneState,
} from "./phone-line.ts";

type Access = Extract<PhoneAccess, { mode: "sim" }>;
type Fetch = typeof fetch;

const CONNECT_WITHIN_MS = 10_000;
const LINE_STATES: ReadonlyMap<unknown, PhoneState> = new Map([
  ["closed", "ready"],
  ["ringing", "calling"],
  ["connecting", "calling"],
  ["open", "talking"],
]);

/** Asks for access anew before each call, since a token lives ten minutes. */
export async function fetchAccess(get: Fetch = fetch): Promise<PhoneAccess> {
  const response = await get("/agent/telefon", { headers: { Accept: "application/json" } });
  return response.ok ? readAccess(await response.json()) : { mode: "none" };
}

export class SimPhone implements PhoneLine {
  readonly mode = "sim";
  #state: PhoneState = "ready";
  readonly #hearers = new Set<(state: PhoneState) => void>();
  readonly #access: Access;
  readonly #events: EventSource;

  constructor(access: Access) {
    this.#access = access;
    this.#events = new EventSource(
      `${access.lineUrl}/sim/events?client=${encodeURIComponent(access.identity)}`,
    );
    this.#events.addEventListener("client", (event) => {
      this.#follow(event);
    });
  }

  get state(): PhoneState {
    return this.#state;
  }

  async connect({ offerId, conferenceId }: ConnectOrder): Promise<void> {
    if (this.#state === "talking") return;
    this.#become("calling");
    try {
      const access = await fetchAccess();
      if (access.mode !== "sim") throw new PhoneFailure("phone.noAccess");
      const { token } = access;
      await this.#post("connect", { token, params: { offerId, conferenceId } });
      await this.#talking();
    } catch (error) {
      this.#become("failed");
      throw error instanceof PhoneFailure ? error : new PhoneFailure("phone.lineDown");
    }
  }

  hangup(): void {
    this.#post("disconnect", {}).catch(() => {
      this.#become("failed");
    });
  }

  onState(hearer: (state: PhoneState) => void): () => void {
    this.#hearers.add(hearer);
    return () => {
      this.#hearers.delete(hearer);
    };
  }

  close(): void {
    this.#events.close();
    this.#hearers.clear();
  }

  async #post(verb: string, body: unknown): Promise<void> {
    const { lineUrl, identity } = this.#access;
    const response = await fetch(`${lineUrl}/sim/clients/${encodeURIComponent(identity)}/${verb}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    if (response.ok) return;
    throw new PhoneFailure(response.status === 409 ? "phone.busy" : "phone.refused");
  }

  #talking(): Promise<void> {
    if (this.#state === "talking") return Promise.resolve();
    return new Promise((resolve, reject) => {
      const settle = (outcome: () => void) => {
        clearTimeout(timer);
        forget();
        outcome();
      };
      const timer = setTimeout(() => {
        settle(() => {
          reject(new PhoneFailure("phone.lineDown"));
        });
      }, CONNECT_WITHIN_MS);
      const forget = this.onState((state) => {
        if (state === "talking") settle(resolve);
      });
    });
  }

  // The line tells two things under one name: what happened, and how the client stands; only the latter has a state.
  #follow(event: MessageEvent<unknown>): void {
    const told: unknown = typeof event.data === "string" ? JSON.parse(event.data) : null;
    const state =
      typeof told === "object" && told !== null && "state" in told ? LINE_STATES.get(told.state) : undefined;
    if (state === undefined) return;
    if (state === "ready" && this.#state === "calling") return;
    this.#become(state);
  }

  #become(state: PhoneState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const hearer of [...this.#hearers]) hearer(state);
  }
}
