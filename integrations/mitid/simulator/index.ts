/** MitID's simulator: plays the system of contract.yaml over HTTP for the demo people. */
import type { DemoPerson } from "../../people.ts";
import type { BasicCredentials } from "../../simulator-kit/basic-auth.ts";
import type { Simulator } from "../../simulator-kit/simulator.ts";
import { createSimulatorFrame } from "../../simulator-kit/simulator.ts";
import { createIdentities } from "./identities.ts";
import { createOrders } from "./orders.ts";
import { addLookups } from "./lookups.ts";

export interface MitidSimulatorSettings {
  readonly credentials: BasicCredentials;
  readonly people: readonly DemoPerson[];
  readonly now: () => Date;
}

/** Serves `/mitid/*` once mounted. */
export function createMitidSimulator(settings: MitidSimulatorSettings): Simulator {
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
  addLookups(frame, identities);
  orders.addTo(frame);
  return { mount: frame.mount, close: () => undefined };
}
