/** What happens in the simulator, told to whoever listens on /sim/events. */

export interface LineEvent {
  readonly type:
    "timeline" | "call" | "client" | "conference" | "queue" | "message" | "webhook" | "clock" | "reset";
  readonly callSid?: string;
  readonly client?: string;
  readonly data: unknown;
}

export class EventHub {
  readonly #listeners = new Set<(event: LineEvent) => void>();

  publish(event: LineEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** The returned function ends the subscription. */
  subscribe(listener: (event: LineEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
