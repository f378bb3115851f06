/** An act as somebody orders it: what kind, on which means, by which way. */
import { ORDERABLE_MEANS, type ActKind, type Delivery, type OrderableMeans } from "./acts.ts";

export type ActOrder =
  | { readonly kind: "hold" | "suspend" | "revoke" | "liftHold" | "reopen" }
  | { readonly kind: "temporaryPassword" | "temporaryPin" }
  | { readonly kind: "block" | "liftLockout"; readonly authenticatorId: string }
  /** `authenticatorId` null enrols a new app. */
  | {
      readonly kind: "activationCode";
      readonly authenticatorId: string | null;
      readonly delivery: Extract<Delivery, "sms" | "paper">;
    }
  | { readonly kind: "orderMeans"; readonly means: OrderableMeans };

/** The columns that an order fills, the same for every kind. */
export interface ActShape {
  readonly kind: ActKind;
  readonly authenticatorId: string | null;
  readonly orderedMeans: OrderableMeans | null;
  readonly delivery: Delivery | null;
}

export function shapeOf(order: ActOrder): ActShape {
  const plain = { kind: order.kind, authenticatorId: null, orderedMeans: null, delivery: null };
  switch (order.kind) {
    case "block":
    case "liftLockout":
      return { ...plain, authenticatorId: order.authenticatorId };
    case "activationCode":
      return { ...plain, authenticatorId: order.authenticatorId, delivery: order.delivery };
    case "orderMeans":
      return { ...plain, orderedMeans: order.means, delivery: "cprAddress" };
    case "temporaryPassword":
    case "temporaryPin":
      return { ...plain, delivery: "sms" };
    case "hold":
    case "suspend":
    case "revoke":
    case "liftHold":
    case "reopen":
      return plain;
    default:
      return order satisfies never;
  }
}

/** A short name of the order, the same for the same order: its kind, and what it is about. */
export function keyOfOrder(order: ActOrder): string {
  const { kind, authenticatorId, orderedMeans } = shapeOf(order);
  const about = authenticatorId ?? orderedMeans;
  return about === null ? kind : `${kind}:${about}`;
}

/** The order of such a name, with codes by SMS; null where the name is of none. */
export function orderOfKey(key: string): ActOrder | null {
  const [kind = "", ...rest] = key.split(":");
  const about = rest.length === 0 ? null : rest.join(":");
  switch (kind) {
    case "hold":
    case "suspend":
    case "revoke":
    case "liftHold":
    case "reopen":
    case "temporaryPassword":
    case "temporaryPin":
      return about === null ? { kind } : null;
    case "block":
    case "liftLockout":
      return about === null ? null : { kind, authenticatorId: about };
    case "activationCode":
      return { kind, authenticatorId: about, delivery: "sms" };
    case "orderMeans": {
      const means = ORDERABLE_MEANS.find((one) => one === about);
      return means === undefined ? null : { kind, means };
    }
    default:
      return null;
  }
}
