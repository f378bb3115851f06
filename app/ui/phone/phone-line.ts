/** The seam between the desk and an agent's telephone; hold, hang-up and transfer are the server's (telephony.md §A.5). */

export type PhoneState = "off" | "ready" | "calling" | "talking" | "failed";

/** Why a leg did not come up, worded in the locales. */
export type PhoneFault = "phone.noAccess" | "phone.lineDown" | "phone.refused" | "phone.busy";

export interface ConnectOrder {
  readonly offerId: string;
  readonly conferenceId: string;
}

export interface PhoneLine {
  readonly mode: "sim";
  readonly state: PhoneState;
  /** Resolves when the leg is up; rejects with a PhoneFailure. */
  connect(order: ConnectOrder): Promise<void>;
  hangup(): void;
  /** Hears every change of state; the returned function ends it. */
  onState(hearer: (state: PhoneState) => void): () => void;
  close(): void;
}

export class PhoneFailure extends Error {
  override readonly name = "PhoneFailure";
  readonly fault: PhoneFault;

  constructor(fault: PhoneFault) {
    super(fault);
    this.fault = fault;
  }
}

/** What /agent/telefon answers. */
export type PhoneAccess =
  | { readonly mode: "none" }
  | { readonly mode: "sim"; readonly lineUrl: string; readonly identity: string; readonly token: string };

export function readAccess(answer: unknown): PhoneAccess {
  if (typeof answer !== "object" || answer === null) return { mode: "none" };
  const known = new Map<string, unknown>(Object.entries(answer));
  const [mode, lineUrl, identity, token] = ["mode", "lineUrl", "identity", "token"].map((name) =>
    known.get(name),
  );
  if (mode !== "sim" || typeof lineUrl !== "string") return { mode: "none" };
  if (typeof identity !== "string" || typeof token !== "string") return { mode: "none" };
  return { mode, lineUrl: lineUrl.replace(/\/$/, ""), identity, token };
}
