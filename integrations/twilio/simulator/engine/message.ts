/** An SMS and its states. */

export type MessageStatus =
  "accepted" | "queued" | "sending" | "sent" | "delivered" | "undelivered" | "failed" | "canceled";

export interface Message {
  readonly sid: string;
  readonly from: string;
  readonly to: string;
  readonly messagingServiceSid: string | null;
  readonly statusCallback: string | null;
  readonly segments: number;
  readonly createdAt: number;
  body: string;
  status: MessageStatus;
  errorCode: number | null;
  sentAt: number | null;
  updatedAt: number;
}

export class MessageBook {
  readonly #messages = new Map<string, Message>();

  list(): readonly Message[] {
    return [...this.#messages.values()];
  }

  bySid(sid: string): Message | undefined {
    return this.#messages.get(sid);
  }

  add(message: Message): void {
    this.#messages.set(message.sid, message);
  }

  remove(sid: string): void {
    this.#messages.delete(sid);
  }

  clear(): void {
    this.#messages.clear();
  }
}
