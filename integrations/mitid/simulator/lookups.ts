/** The simulator's look-ups: search, one identity, its contact points, the change log. */
import type { OperationAnswer } from "../../simulator-kit/operation.ts";
import { Problem, shaped } from "../../simulator-kit/problem.ts";
import type { SimulatorFrame } from "../../simulator-kit/simulator.ts";
import type { z } from "zod";
import type { Entry } from "./entry.ts";
import type { Identities } from "./identities.ts";
import { changesQuery, searchRequest } from "./requests.ts";

export function addLookups(frame: SimulatorFrame, identities: Identities): void {
  frame.on("post", "/identities/search", "searchIdentities", (request) => {
    const wanted = shaped(searchRequest, request.body);
    const entry = known(identities.find(({ identity }) => fits(identity, wanted)));
    return found(entry, entry.identity);
  });
  frame.on("get", "/identities/:uuid", "readIdentity", (request) => {
    const entry = known(identities.byUuid(request.params["uuid"] ?? ""));
    return found(entry, entry.identity);
  });
  frame.on("get", "/identities/:uuid/contact-points", "readContactPoints", (request) => {
    const entry = known(identities.byUuid(request.params["uuid"] ?? ""));
    return found(entry, { contactPoints: entry.contacts });
  });
  frame.on("get", "/changes", "readChanges", (request) => {
    const { after, limit } = shaped(changesQuery, request.query);
    const all = identities.changes();
    const changes = all.filter((change) => change.number > after).slice(0, limit);
    return { status: 200, body: { changes, latest: all.length }, outcome: "found", subject: null };
  });
}

function fits(identity: Entry["identity"], wanted: z.infer<typeof searchRequest>): boolean {
  if ("cpr" in wanted) return identity.cpr === wanted.cpr;
  if ("userId" in wanted) return identity.userId.toLowerCase() === wanted.userId.toLowerCase();
  return identity.uuid === wanted.uuid.toLowerCase();
}

function known(entry: Entry | null): Entry {
  if (entry === null) throw new Problem(404, "identity.unknown");
  return entry;
}

const found = (entry: Entry, body: unknown): OperationAnswer => ({
  status: 200,
  body,
  outcome: "found",
  subject: entry.identity.uuid,
});
