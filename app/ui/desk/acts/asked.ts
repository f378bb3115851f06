/** What a dialog is opened for, and the address that shows the same as a form in a page without script. */
import { oneOf } from "../one-of.ts";
import { ACT_KINDS, type ActKind } from "../../../domain/protection/acts.ts";
import { WISH_REFUSALS, type WishRefusal } from "../../../domain/protection/wish.ts";
import { REQUESTERS, type Requester } from "../../../domain/verification/representation.ts";

export type Asked =
  /** `target` null leaves what is stopped to the agent. */
  | { readonly what: "stop"; readonly target: string | null; readonly requester: Requester }
  | { readonly what: "act"; readonly key: string }
  /** What was asked for, and why it is refused; null leaves it to the agent. */
  | { readonly what: "wish"; readonly kind: ActKind | null; readonly ground: WishRefusal | null }
  | { readonly what: "takeBack"; readonly actId: string };

/** Where the form stands in the page. */
export const ASKED_AT = "handling";

export function addressOf(asked: Asked): string {
  return `?${new URLSearchParams(fieldsOf(asked)).toString()}#${ASKED_AT}`;
}

function fieldsOf(asked: Asked): Record<string, string> {
  switch (asked.what) {
    case "stop":
      return { spaer: asked.target ?? "", anmoder: asked.requester };
    case "act":
      return { handling: asked.key };
    case "wish":
      return { afslag: asked.kind ?? "1", ...(asked.ground === null ? {} : { grund: asked.ground }) };
    case "takeBack":
      return { trin: "4", fortryd: asked.actId };
    default:
      return asked satisfies never;
  }
}

/** Null where the address asks for no form. */
export function askedIn(search: URLSearchParams): Asked | null {
  const target = search.get("spaer");
  if (target !== null) {
    const requester = oneOf(REQUESTERS, search.get("anmoder")) ?? "subject";
    return { what: "stop", target: target === "" ? null : target, requester };
  }
  const key = search.get("handling");
  if (key !== null) return { what: "act", key };
  const actId = search.get("fortryd");
  if (actId !== null) return { what: "takeBack", actId };
  if (!search.has("afslag")) return null;
  const kind = oneOf(ACT_KINDS, search.get("afslag"));
  return { what: "wish", kind, ground: oneOf(WISH_REFUSALS, search.get("grund")) };
}
