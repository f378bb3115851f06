/** Whether an act is a decision that the person must have in writing, with reasons (domain.md §2.5 R10). */
import type { Requester } from "../verification/representation.ts";
import type { ActKind } from "./acts.ts";
import { authenticatorMachine } from "./authenticator-machine.ts";
import { identityMachine } from "./identity-machine.ts";

export function letterIsDue(kind: ActKind, requester: Requester): boolean {
  const edge = [...identityMachine.edges, ...authenticatorMachine.edges].find(({ act }) => act === kind);
  if (edge === undefined || edge.letter === "never") return false;
  return edge.letter === "always" || requester !== "subject";
}
