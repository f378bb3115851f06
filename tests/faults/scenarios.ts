/** What goes wrong in each storm: which process is killed, and what MitID does with what it is asked. */

export type Victim = "web" | "worker";

export interface Scenario {
  readonly name: string;
  /** Killed with SIGKILL at random moments, in turn and anew, for as long as the acts come in. */
  readonly victims: readonly Victim[];
  /** Switched on at MitID while the acts come in. */
  readonly faults: readonly object[];
  /** Every delivery is ordered a second time beside itself, so that each acknowledgement comes twice. */
  readonly twice: boolean;
}

// Orders and change log alike: the looks before an act are arranged in fair weather.
const ORDERS = "^POST /mitid/";
const SLOW = { operation: ORDERS, kind: "latency", ms: 1_500, times: 40 };
const BROKEN = { operation: ORDERS, kind: "status", status: 503, times: 60 };
const LOST = { operation: ORDERS, kind: "after-success-lost", times: 60 };
// So slow that a process which dies at any moment has something in its hands.
const THOUGHTFUL = { operation: ORDERS, kind: "latency", ms: 350, times: 400 };

const calm = { victims: [], faults: [], twice: false } as const;

export const SCENARIOS: readonly Scenario[] = [
  { ...calm, name: "fair weather" },
  { ...calm, name: "the web is killed", victims: ["web"], faults: [THOUGHTFUL] },
  { ...calm, name: "the worker is killed", victims: ["worker"], faults: [THOUGHTFUL] },
  { ...calm, name: "both are killed", victims: ["web", "worker"], faults: [THOUGHTFUL] },
  { ...calm, name: "MitID is slow", faults: [SLOW] },
  { ...calm, name: "MitID answers 503", faults: [BROKEN] },
  { ...calm, name: "MitID's answer is lost", faults: [LOST] },
  { ...calm, name: "every delivery comes twice", twice: true },
  {
    name: "all at once",
    victims: ["web", "worker"],
    faults: [
      { ...LOST, times: 20 },
      { ...BROKEN, times: 20 },
      { ...SLOW, times: 10 },
    ],
    twice: true,
  },
];
