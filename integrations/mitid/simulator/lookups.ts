/** The simulator's look-ups: search, one identity, its contact points, the change log. */
import type { OperationAnswer } from "../../simulator-kit/operation.ts";
import { Problem, shaped } from "../../simulator-kit/problem.ts";
import type { SimulatorFrame } from "../../simulator-kit/simulator.ts";
import type { z } from "zod";
import type { WireIdentity } from "../schemas.ts";
import type { Identities } from "./identities.ts";
import { changesQuery, searchRequest } from "./requests.ts";

export function addLookups(frame: SimulatorFrame, identities: Identities): void {
  frame.on("post", "/identities/search", "searchIdentities", (request) => {
    const wanted = shaped(searchRequest, request.body);
    return found(identities.find((identity) => fits(identity, wanted)));
  });
  frame.on("get", "/identities/:uuid", "readIdentity", (request) =>
    found(byUuid(identities, request.params["uuid"])),
  );
  frame.on("get", "/identities/:uuid/contact-points", "readContactPoints", (request) => {
    const identity = byUuid(identities, request.params["uuid"]);
    if (identity === null) throw new Problem(404, "identity.unknown");
    return { ...found(identity), body: { contactPoints: identities.contactPoints(identity.uuid) } };
  });
  frame.on("get", "/changes", "readChanges", (request) => {
    const { after, limit } = shaped(changesQuery, request.query);
    const all = identities.changes();
    const changes = all.filter((change) => change.number > after).slice(0, limit);
    return { status: 200, body: { changes, latest: all.length }, outcome: "found", subject: null };
  });
}

export const byUuid = (identities: Identities, uuid: string | undefined): WireIdentity | null =>
  identities.find((identity) => identity.uuid === uuid?.toLowerCase());

function fits(identity: WireIdentity, wanted: z.infer<typeof searchRequest>): boolean {
  if ("cpr" in wanted) return identity.cpr === wanted.cpr;
  if ("userId" in wanted) return identity.userId.toLowerCase() === wanted.userId.toLowerCase();
  return identity.uuid === wanted.uuid.toLowerCase();
}

function found(identity: WireIdentity | null): OperationAnswer {
  if (identity === null) throw new Problem(404, "identity.unknown");
  return { status: 200, body: identity, outcome: "found", subject: identity.uuid };
}
