/** What a decision says: yes with what it yields, or no with reason codes that a screen can word. */

export type ReasonCode = string;

export type Ruling<Yielded, Reason extends ReasonCode = ReasonCode> =
  | { readonly allowed: true; readonly value: Yielded }
  | { readonly allowed: false; readonly reasons: readonly [Reason, ...Reason[]] };

export function allow<Yielded>(value: Yielded): { allowed: true; value: Yielded } {
  return { allowed: true, value };
}

export function refuse<Reason extends ReasonCode>(
  ...reasons: [Reason, ...Reason[]]
): { allowed: false; reasons: [Reason, ...Reason[]] } {
  return { allowed: false, reasons };
}
