/** What goes wrong in each storm: which process is killed, and what MitID does with what it is asked. */

export type Victim = "web" | "worker";

export interface Scenario {
  readonly name: string;
  /** Killed with SIGKILL at random moments while the acts come in, each in turn. */
  readonly kills: readonly Victim[];
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

export const SCENARIOS: readonly Scenario[] = [
  { name: "fair weather", kills: [], faults: [], twice: false },
  { name: "the web is killed", kills: ["web", "web", "web", "web"], faults: [], twice: false },
  { name: "the worker is killed", kills: ["worker", "worker", "worker", "worker"], faults: [], twice: false },
  { name: "both are killed", kills: ["web", "worker", "web", "worker"], faults: [], twice: false },
  { name: "MitID is slow", kills: [], faults: [SLOW], twice: false },
  { name: "MitID answers 503", kills: [], faults: [BROKEN], twice: false },
  { name: "MitID's answer is lost", kills: [], faults: [LOST], twice: false },
  { name: "MitID answers twice", kills: [], faults: [], twice: true },
  {
    name: "all at once",
    kills: ["web", "worker", "web", "worker"],
    faults: [
      { ...LOST, times: 20 },
      { ...BROKEN, times: 20 },
      { ...SLOW, times: 10 },
    ],
    twice: true,
  },
];
