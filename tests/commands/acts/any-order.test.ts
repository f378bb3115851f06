/** Any orders by anybody on any proof, while MitID fails, forgets and comes back: what it did is proven, ends, and ends once. */
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { acknowledgeAct } from "../../../app/commands/acknowledge-act.ts";
import { actAfter, ACT_EVENTS } from "../../../app/domain/protection/act-machine.ts";
import { ACT_STATES, type ActKind } from "../../../app/domain/protection/acts.ts";
import { hours } from "../../../app/domain/duration.ts";
import { PROOF_LEVELS, type ProofLevel } from "../../../app/domain/verification/level.ts";
import type { DemoPerson } from "../../../integrations/people.ts";
import { openActBench, type ActBench } from "../../support/act-bench.ts";
import {
  HAPPENS,
  KINDS,
  PEOPLE,
  perform,
  PROOFS,
  type Order,
  type Play,
  type Step,
} from "../../support/act-play.ts";
import { CLAIMED, CONFIRMED, IN_PERSON, STRONG } from "../../support/act-scene.ts";

let bench: ActBench;
beforeAll(async () => {
  bench = await openActBench();
});

/** Kept by hand from product.md §5 and §6: MitID's name of each opening, what it rests on, and who may order it here. */
const OPENINGS: Readonly<Record<string, readonly [kind: ActKind, least: ProofLevel, by: readonly string[]]>> =
  {
    liftHold: ["liftHold", "confirmed", ["agent", "clerk"]],
    unlockAuthenticator: ["liftLockout", "confirmed", ["agent", "clerk"]],
    reopenIdentity: ["reopen", "inPerson", ["clerk"]],
    issueActivationCode: ["activationCode", "confirmed", ["agent", "clerk"]],
    issueTemporaryPassword: ["temporaryPassword", "confirmed", ["agent", "clerk"]],
    issueTemporaryPin: ["temporaryPin", "strong", ["agent", "clerk"]],
    orderAuthenticator: ["orderMeans", "confirmed", ["agent", "clerk"]],
  };

const leadsTo = (from: string, to: string): boolean => {
  const state = ACT_STATES.find((one) => one === from);
  if (from === to) return true;
  return state !== undefined && ACT_EVENTS.some((event) => {
    const next = actAfter(state, event);
    return next !== null && next !== from && leadsTo(next, to);
  });
}; // prettier-ignore

/** All that is on file of the acts and of what they made, oldest first. */
async function onFile(actIds: readonly string[]) {
  const { rows } = await bench.db.asOwner(
    `select a.id, a.kind, a.state, a.fate, a.version, a.acknowledged_at, a.actor_kind, a.requester, a.refusal_reasons,
            v.level, v.established_at <= a.accepted_at and a.accepted_at < v.expires_at as was_live,
            t.state as target, t.external_reference, r.state as reissue, r.reference,
            exists (select 1 from case_events e where e.case_id = a.case_id and e.kind = 'act.refused'
              and e.facts ->> 'actId' = a.id::text) as told_refused
       from acts a join act_targets t on t.act_id = a.id and t.system = 'mitid'
       left join verifications v on v.id = a.verification_id left join reissues r on r.act_id = a.id
      where a.id = any($1) order by a.created_at, a.id`,
    [actIds],
  );
  return rows;
}

/** How often each thing was seen in all plays. */
const seen = new Map<string, number>();
const count = (what: string): void => void seen.set(what, (seen.get(what) ?? 0) + 1);

async function playOut(person: DemoPerson, steps: readonly Step[], isBack: boolean): Promise<Play> {
  bench.setClock(0);
  await bench.control("/mitid/_control/reset", {});
  const play: Play = { bench, person, scenes: new Map(), actIds: [], now: 0 };
  const states = new Map<string, string>();
  const last: readonly Step[] = [isBack ? "isBack" : "isDown", "readLog", "readLog", "escalate"];
  for (const [at, step] of [...steps, ...last].entries()) {
    if (at === steps.length) play.now += hours(26);
    bench.setClock(play.now);
    await perform(play, step);
    for (const { id, state } of await onFile(play.actIds)) {
      const from = states.get(String(id)) ?? "accepted";
      expect(leadsTo(from, String(state)), `${from} to ${String(state)}`).toBe(true);
      states.set(String(id), String(state));
    }
  }
  return play;
}

/** Whatever MitID opened or made, an act of ours stands behind it, on a proof that lived, strong enough, for who may. */
async function expectProven(): Promise<void> {
  for (const [operation, [kind, least, by]] of Object.entries(OPENINGS))
    for (const { key, outcome } of await bench.mitidLog(operation)) {
      if (outcome !== "applied") continue;
      const [act] = await onFile(key === null ? [] : [key]);
      const asOrdered = { kind, requester: "subject", was_live: true };
      expect(act, `${operation} without an order of ours`).toMatchObject(asOrdered);
      expect(by).toContain(act?.["actor_kind"]);
      const level = PROOF_LEVELS.findIndex((one) => one === act?.["level"]);
      const needed = PROOF_LEVELS.indexOf(least);
      expect(level, `${kind} on ${String(act?.["level"])}`).toBeGreaterThanOrEqual(needed);
      count(`opened by ${kind}`);
    }
}

async function expectEnded(play: Play, isBack: boolean): Promise<void> {
  for (const act of await onFile(play.actIds)) {
    const { state, target } = act;
    count(`${String(state)} ${String(target)}`);
    if (target === "escalated")
      expect([isBack, ["accepted", "sent"].includes(String(state))]).toEqual([false, true]);
    else expect(["acknowledged", "refused", "withdrawn"]).toContain(state);
    if (state === "refused") expect(act["told_refused"], "nobody reads that it was refused").toBe(true);
  }
}

async function expectSameOnReplay(play: Play, order: readonly number[]): Promise<void> {
  const state = async () => [
    await onFile(play.actIds),
    await bench.context.ports.mitid.findIdentity({ by: "uuid", uuid: play.person.mitid.identityUuid }),
  ];
  const before = await state();
  for (const at of order) {
    const actId = play.actIds[at % Math.max(1, play.actIds.length)];
    if (actId === undefined) return;
    for (const fate of ["notAllowed", "applied"] as const)
      await acknowledgeAct(bench.context, {
        ...{ actId, system: "mitid", fate, externalReference: "late", code: null },
        ...{ reissueReference: "late", mitidUuid: null },
      });
  }
  await bench.work();
  expect(await state()).toEqual(before);
}

const by = (role: "agent" | "clerk", proof: Order["proof"], kind: Order["kind"]): Order => ({
  role,
  proof,
  kind,
});

/** One story for each way to open and to end, so that none of them goes untried; chance does the rest. */
const STORIES: readonly (readonly [steps: Step[], isBack: boolean])[] = [
  [[by("agent", CLAIMED, "hold"), "deliver", by("agent", CLAIMED, "liftHold"), by("agent", CONFIRMED, "liftHold"), "deliver"], true],
  [[by("agent", CLAIMED, "suspend"), "deliver", by("agent", STRONG, "reopen"), by("clerk", IN_PERSON, "reopen"), "answersGetLost", "deliver"], true],
  [["lockOut", by("agent", CLAIMED, "liftLockout"), by("agent", CONFIRMED, "liftLockout"), "deliver"], true],
  [[by("agent", CONFIRMED, "activationCode"), "deliver", "enterCode", by("agent", CONFIRMED, "orderMeans"), by("agent", CLAIMED, "block"), "deliver"], true],
  [[by("agent", CONFIRMED, "temporaryPassword"), by("clerk", CLAIMED, "suspend"), "isDown", "deliver"], false],
  [[by("agent", CONFIRMED, "temporaryPassword"), "deliver", by("clerk", CLAIMED, "suspend"), "isDown", "readLog"], false],
]; // prettier-ignore

const anyOrder = fc.record({
  kind: fc.constantFrom(...KINDS),
  role: fc.constantFrom("agent" as const, "clerk" as const),
  proof: fc.constantFrom(...PROOFS),
});
const steps = fc.array(
  fc.oneof({ weight: 3, arbitrary: anyOrder }, { weight: 4, arbitrary: fc.constantFrom(...HAPPENS) }),
  { minLength: 4, maxLength: 10 },
);

describe("whatever is ordered, by whomever, on whatever proof, and whatever MitID does", () => {
  it("nothing opens without its proof, everything accepted ends, and a replay changes nothing", async () => {
    const turns = fc.array(fc.nat({ max: 20 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(steps, fc.boolean(), fc.nat(), turns, async (walked, isBack, who, again) => {
        const person = PEOPLE[who % PEOPLE.length];
        if (person === undefined) throw new Error("nobody has an app");
        const play = await playOut(person, walked, isBack);
        await expectProven();
        await expectEnded(play, isBack);
        if (isBack) return expectSameOnReplay(play, again);
        // MitID comes back after all: what was a person's business is done, on the same proof.
        await bench.clearFaults();
        await bench.work();
        await expectProven();
      }),
      {
        numRuns: 15,
        endOnFailure: true,
        examples: STORIES.map(([walked, isBack], who) => [walked, isBack, who, [0, 1, 2]]),
      },
    );
  }, 240_000);

  it("and each way to open and to end has been seen", () => {
    const opened = ["liftHold", "liftLockout", "reopen", "activationCode", "orderMeans"];
    for (const kind of opened) expect([...seen.keys()]).toContain(`opened by ${kind}`);
    for (const end of ["acknowledged acknowledged", "sent escalated"])
      expect([...seen.keys()]).toContain(end);
  });
});
