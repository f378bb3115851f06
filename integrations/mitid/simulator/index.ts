/** MitID's simulator: plays the system of contract.yaml over HTTP for the demo people. */
import type { DemoPerson } from "../../people.ts";
import type { BasicCredentials } from "../../simulator-kit/basic-auth.ts";
import type { Simulator } from "../../simulator-kit/simulator.ts";
import { createSimulatorFrame } from "../../simulator-kit/simulator.ts";
import { addCitizen } from "./control.ts";
import { createIdentities } from "./identities.ts";
import { addLookups } from "./lookups.ts";
import { addOrderRoutes } from "./order-routes.ts";
import { createOrders } from "./orders.ts";

export interface MitidSimulatorSettings {
  readonly credentials: BasicCredentials;
  readonly people: readonly DemoPerson[];
  readonly now: () => Date;
}

export interface MitidSimulator extends Simulator {
  /** Whether a person could approve in the app just now; for whoever sends such requests. */
  readonly hasUsableApp: (identityUuid: string) => boolean;
}

/** Serves `/mitid/*` once mounted. */
export function createMitidSimulator(settings: MitidSimulatorSettings): MitidSimulator {
  const identities = createIdentities(settings.people, settings.now);
  const orders = createOrders(identities, settings.now);
  const frame = createSimulatorFrame({
    prefix: "/mitid",
    credentials: settings.credentials,
    now: settings.now,
    reset() {
      identities.reset();
      orders.reset();
    },
  });
  addCitizen(frame.control, identities, settings.now);
  addLookups(frame, identities);
  addOrderRoutes(frame, orders);
  const hasUsableApp = (identityUuid: string) => {
    const identity = identities.byUuid(identityUuid)?.identity;
    const apps = identity?.authenticators.filter((one) => one.kind === "codeApp") ?? [];
    return identity?.state === "active" && apps.some((one) => one.state === "active");
  };
  return { mount: frame.mount, close: () => undefined, hasUsableApp };
}
