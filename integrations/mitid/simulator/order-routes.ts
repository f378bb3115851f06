/** Which order of contract.yaml is judged by which rule. */
import type { Request } from "express";
import type { z } from "zod";
import { shaped } from "../../simulator-kit/problem.ts";
import type { SimulatorFrame } from "../../simulator-kit/simulator.ts";
import type { Entry } from "./entry.ts";
import type { Order, Orders } from "./orders.ts";
import { activationCodeOrder, authenticatorOrder, holdOrder, plainOrder, versionOf } from "./requests.ts";
import { decideActivationCode } from "./rules/activation-code.ts";
import { decideLift, decideReopening, decideUnlock } from "./rules/openings.ts";
import { decideParcel, decideTemporaryPassword, decideTemporaryPin } from "./rules/reissues.ts";
import {
  decideBlock,
  decideCancellation,
  decideHold,
  decideRevocation,
  decideSuspension,
} from "./rules/stops.ts";
import type { Verdict } from "./rules/verdict.ts";

const A_MINUTE = 60_000;

type Add = <Body>(
  path: string,
  operation: string,
  schema: z.ZodType<Body>,
  decide: (about: { readonly body: Body; readonly target: string }) => Order["decide"],
) => void;

/** A stop says no version; everything else is `stale` on another version than it says. */
const adder =
  (frame: SimulatorFrame, orders: Orders, version: (request: Request) => number | null): Add =>
  (path, operation, schema, decide) =>
    frame.on("post", `/identities/:uuid${path}`, operation, (request) => {
      const body = shaped(schema, request.body);
      const target = request.params["target"]?.toLowerCase() ?? null;
      return orders.answer(request, {
        body,
        target,
        version: version(request),
        decide: decide({ body, target: target ?? "" }),
      });
    });

export function addOrderRoutes(frame: SimulatorFrame, orders: Orders): void {
  addStops(adder(frame, orders, () => null));
  const add = adder(frame, orders, versionOf);
  addOpenings(add);
  addReissues(add);
}

function addStops(add: Add): void {
  add("/holds", "holdIdentity", holdOrder, ({ body }) => (entry, now) => {
    return decideHold(entry, new Date(now.getTime() + body.minutes * A_MINUTE), now);
  });
  add("/suspensions", "suspendIdentity", plainOrder, () => decideSuspension);
  add("/revocations", "revokeIdentity", plainOrder, () => decideRevocation);
  add("/authenticators/:target/blocks", "blockAuthenticator", plainOrder, aboutTarget(decideBlock));
  add("/reissues/:target/cancellations", "cancelReissue", plainOrder, aboutTarget(decideCancellation));
}

function addOpenings(add: Add): void {
  add("/hold-lifts", "liftHold", plainOrder, () => decideLift);
  add("/reopenings", "reopenIdentity", plainOrder, () => decideReopening);
  add("/authenticators/:target/unlocks", "unlockAuthenticator", plainOrder, aboutTarget(decideUnlock));
}

function addReissues(add: Add): void {
  add("/activation-codes", "issueActivationCode", activationCodeOrder, ({ body }) => (...given) => {
    const [entry, now, chance] = given;
    return decideActivationCode(entry, body, now, chance);
  });
  add("/temporary-passwords", "issueTemporaryPassword", plainOrder, () => decideTemporaryPassword);
  add("/temporary-pins", "issueTemporaryPin", plainOrder, () => decideTemporaryPin);
  add("/authenticators", "orderAuthenticator", authenticatorOrder, ({ body }) => (...given) => {
    const [entry, now, chance] = given;
    return decideParcel(entry, body.kind, now, chance);
  });
}

const aboutTarget =
  (decide: (entry: Entry, target: string, now: Date) => Verdict) =>
  ({ target }: { readonly target: string }) =>
  (entry: Entry, now: Date): Verdict =>
    decide(entry, target, now);
