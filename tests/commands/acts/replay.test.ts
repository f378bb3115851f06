/** Whatever comes, in whatever order and however often: every accepted act ends, MitID did it once or never, and a replay changes nothing. */
import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { acknowledgeAct } from "../../../app/commands/acknowledge-act.ts";
import { escalateOverdue } from "../../../app/commands/escalate-overdue.ts";
import { stopByToken } from "../../../app/commands/stop-by-token.ts";
import { stopTokenOf } from "../../../app/commands/stop-token.ts";
import { withdrawAct } from "../../../app/commands/withdraw-act.ts";
import { hours, minutes } from "../../../app/domain/duration.ts";
import { SystemDown } from "../../../app/domain/faults.ts";
import type { ActOrder } from "../../../app/domain/protection/order.ts";
import { cancelReissue } from "../../../app/worker/cancel-reissue.ts";
import { deliverAct } from "../../../app/worker/deliver-act.ts";
import { reconcileMitid } from "../../../app/worker/read-mitid-log.ts";
import { DEMO_PEOPLE, type DemoPerson } from "../../../integrations/people.ts";
import { meansOf, openActBench, type ActBench } from "../../support/act-bench.ts";
import {
  accepted,
  CONFIRMED,
  openScene,
  phoneChangedSixDaysAgo,
  type ActScene,
} from "../../support/act-scene.ts";

let bench: ActBench;
beforeAll(async () => {
  bench = await openActBench();
});
beforeEach(async () => {
  bench.setClock(0);
  await bench.clearFaults();
});

const ITS_HOUR = hours(24) + minutes(1);
const PAST_ITS_DEADLINE = hours(26);

/** What the product, the people and MitID may do at any moment; the last four only arrange what MitID is like. */
const DEEDS = ["deliver", "withdraw", "stop", "kill", "readLog", "escalate"] as const;
const WEATHER = ["answersGetLost", "mitidIsDown", "mitidIsBack", "itsHourComes"] as const;
type Step = (typeof DEEDS)[number] | (typeof WEATHER)[number];

async function unlessDown(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof SystemDown)) throw error;
  }
}

async function perform(deed: Step, scene: ActScene, actId: string): Promise<void> {
  const { context } = bench;
  switch (deed) {
    case "deliver":
      return deliverAct(context, { actId, system: "mitid" });
    case "withdraw": {
      const order = { actor: scene.actor, caseNumber: scene.number, actId, reason: "mistake" } as const;
      return void (await withdrawAct(context, order));
    }
    case "stop":
      return void (await stopByToken(context, { token: stopTokenOf(context.vault, actId) }));
    case "kill":
      return unlessDown(cancelReissue(context, { actId }));
    case "readLog":
      return reconcileMitid(context);
    case "escalate":
      return void (await escalateOverdue(context));
    case "answersGetLost":
      return bench.fault({ kind: "after-success-lost" });
    case "mitidIsDown":
      return bench.fault({ kind: "down" });
    case "mitidIsBack":
      return bench.clearFaults();
    case "itsHourComes":
      return bench.strikeHour(ITS_HOUR);
    default:
      return deed satisfies never;
  }
}

interface Ending {
  readonly state: string;
  readonly target: string;
}

/** All that is on file of an act and of what it made, and the version of the person's identity at MitID. */
async function onFile(actId: string, { mitid }: DemoPerson) {
  const { rows } = await bench.db.asOwner(
    `select a.state::text, a.fate, a.version, a.withdrawn_by, a.refusal_reasons, a.acknowledged_at,
            t.state as target, t.attempts, t.external_reference, t.error_code, t.escalated_at,
            r.state as reissue, r.reference, s.outcome as stop
       from acts a join act_targets t on t.act_id = a.id and t.system = 'mitid'
       left join reissues r on r.act_id = a.id left join reissue_stops s on s.act_id = a.id where a.id = $1`,
    [actId],
  );
  const identity = await bench.context.ports.mitid.findIdentity({ by: "uuid", uuid: mitid.identityUuid });
  return { ...rows[0], identityVersion: identity?.version };
}

async function endingOf(actId: string): Promise<Ending> {
  const { rows } = await bench.db.asOwner(
    "select a.state, t.state as target from acts a join act_targets t on t.act_id = a.id where a.id = $1 and t.system = 'mitid'",
    [actId],
  );
  return { state: String(rows[0]?.["state"]), target: String(rows[0]?.["target"]) };
}

const timesDone = async (operation: string, actId: string): Promise<number> =>
  (await bench.mitidLog(operation)).filter(({ key, outcome }) => key === actId && outcome === "applied")
    .length;

const seen = new Set<string>();

describe("a code that waits", () => {
  const newApp: ActOrder = { kind: "activationCode", authenticatorId: null, delivery: "sms" };
  const steps = fc.array(fc.constantFrom(...DEEDS, ...WEATHER), { minLength: 2, maxLength: 14 });
  const late = fc.shuffledSubarray([...DEEDS, ...DEEDS], { minLength: 6 });

  /** Besides what chance brings: one story for each way to end, so that none of them goes untried. */
  const EACH_ENDING: readonly [Step[], boolean][] = [
    [["itsHourComes", "answersGetLost", "deliver", "deliver"], true],
    [["deliver", "withdraw", "withdraw"], true],
    [["itsHourComes", "mitidIsDown", "deliver", "stop"], true],
    [["itsHourComes", "mitidIsDown", "deliver"], false],
  ];

  async function run(first: readonly Step[], isBack: boolean) {
    bench.setClock(0);
    await bench.clearFaults();
    const person = await phoneChangedSixDaysAgo(bench, "Amina Yusuf Larsen");
    const scene = await openScene(bench, person, { proof: CONFIRMED });
    const actId = await accepted(scene.place(newApp));
    for (const step of first) await perform(step, scene, actId);
    await (isBack ? bench.clearFaults() : bench.fault({ kind: "down" }));
    await bench.strikeHour(PAST_ITS_DEADLINE);
    for (const step of ["deliver", "kill", "readLog", "kill", "readLog", "escalate"] as const)
      await perform(step, scene, actId);
    return { person, scene, actId };
  }

  it("ends acknowledged, taken back, refused or escalated, and MitID made one or none as it says", async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.boolean(), async (first, isBack) => {
        const { actId } = await run(first, isBack);
        const { state, target } = await endingOf(actId);
        seen.add(`${state} ${target}`);
        const made = await timesDone("issueActivationCode", actId);
        if (state === "acknowledged") expect(made).toBe(1);
        else if (state === "withdrawn" || state === "refused") expect(made).toBe(0);
        else expect([isBack, target]).toEqual([false, "escalated"]);
        expect(made).toBeLessThanOrEqual(1);
      }),
      { numRuns: 25, endOnFailure: true, examples: [...EACH_ENDING] },
    );
  }, 120_000);

  it("stays as it ended when everything is told again, late, in any order, and even wrongly", async () => {
    await fc.assert(
      fc.asyncProperty(steps, late, async (first, again) => {
        const { person, scene, actId } = await run(first, true);
        const ended = await onFile(actId, person);
        // Who has not pressed "stop" before would not repeat it now but wish for it: that is another story.
        const repeated = again.filter((deed) => deed !== "stop" || first.includes("stop"));
        for (const deed of repeated) await perform(deed, scene, actId);
        for (const fate of ["applied", "notAllowed", "stale"] as const)
          await acknowledgeAct(bench.context, {
            ...{ actId, system: "mitid", fate, externalReference: "late", code: null },
            ...{ reissueReference: "late", mitidUuid: null },
          });
        expect(await onFile(actId, person)).toEqual(ended);
      }),
      { numRuns: 15, endOnFailure: true },
    );
  }, 120_000);

  it("has been seen to end in each of these ways", () => {
    for (const way of ["acknowledged acknowledged", "withdrawn refused", "refused refused", "sent escalated"])
      expect([...seen]).toContain(way);
  });
});

const OPERATION: Readonly<Record<string, string>> = {
  hold: "hold",
  block: "blockAuthenticator",
  suspend: "suspendIdentity",
};

describe("three stops of one person", () => {
  const withApp = DEMO_PEOPLE.filter(
    ({ mitid, authenticators }) =>
      mitid.state === "active" &&
      authenticators.some(({ kind, state }) => kind === "codeApp" && state === "active"),
  );
  const order = fc.shuffledSubarray([0, 1, 2], { minLength: 3 });
  const deliveries = fc.array(fc.nat({ max: 2 }), { minLength: 3, maxLength: 9 });

  async function stopThrice(
    person: DemoPerson,
    {
      placed,
      delivered,
      getLost,
    }: { placed: readonly number[]; delivered: readonly number[]; getLost: boolean },
  ) {
    const authenticatorId = meansOf(person, "codeApp");
    const stops: readonly ActOrder[] = [
      { kind: "hold" },
      { kind: "block", authenticatorId },
      { kind: "suspend" },
    ];
    const scene = await openScene(bench, person, { proof: CONFIRMED });
    const acts: { readonly kind: string; readonly id: string }[] = [];
    for (const stop of placed.flatMap((at) => stops[at] ?? []))
      acts.push({ kind: stop.kind, id: await accepted(scene.place(stop)) });
    // Not before the looks: a means that MitID has not told of cannot be blocked by itself.
    if (getLost) await bench.fault({ kind: "after-success-lost" });
    for (const at of delivered)
      await deliverAct(bench.context, { actId: acts[at]?.id ?? "", system: "mitid" });
    await bench.clearFaults();
    for (let again = 0; again < 2; again += 1) await bench.work();
    return { acts, authenticatorId };
  }

  it.each(withApp)(
    "leave the same behind, in whatever order and however often they arrive: $name",
    async (person) => {
      await fc.assert(
        fc.asyncProperty(order, deliveries, fc.boolean(), async (placed, delivered, getLost) => {
          const { acts, authenticatorId } = await stopThrice(person, { placed, delivered, getLost });
          const { identityUuid: uuid } = person.mitid;
          const identity = await bench.context.ports.mitid.findIdentity({ by: "uuid", uuid });
          expect(identity?.state).toBe("suspended");
          expect(identity?.authenticators.find(({ id }) => id === authenticatorId)?.state).toBe("blocked");
          for (const { kind, id } of acts) {
            // A hold that comes after the suspension has nothing left to do.
            const ends = kind === "hold" ? ["acknowledged", "refused"] : ["acknowledged"];
            expect(ends, kind).toContain((await endingOf(id)).state);
            expect(await timesDone(OPERATION[kind] ?? "", id), kind).toBeLessThanOrEqual(1);
          }
        }),
        // A person is stopped once: each gets an order of their own.
        { numRuns: 1, endOnFailure: true },
      );
    },
  );
});
