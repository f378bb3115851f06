/** Rules 1 to 6 of domain.md §11.2: it is easy to stop and hard to open, on a real database and MitID's simulator. */
import { beforeAll, beforeEach, expect, test } from "vitest";
import { hours, minutes } from "../../app/domain/duration.ts";
import type { ActOrder } from "../../app/domain/protection/order.ts";
import { demoPerson, meansOf, openActBench, type ActBench } from "../support/act-bench.ts";
import {
  accepted,
  actRow,
  CLAIMED,
  CONFIRMED,
  IN_PERSON,
  openScene,
  STRONG,
  type ActScene,
} from "../support/act-scene.ts";
import { codeOf, enter } from "../support/reissue-bench.ts";

let bench: ActBench;
beforeAll(async () => {
  bench = await openActBench();
});
beforeEach(async () => {
  bench.setClock(0);
  await bench.control("/mitid/_control/reset", {});
});

const CODE: ActOrder = { kind: "activationCode", authenticatorId: null, delivery: "sms" };
const REISSUES: readonly ActOrder[] = [
  CODE,
  { kind: "temporaryPassword" },
  { kind: "temporaryPin" },
  { kind: "orderMeans", means: "codeDisplay" },
];

/** Why it was refused; nothing where it was not. */
async function refusalOf(placing: ReturnType<ActScene["place"]>): Promise<readonly string[]> {
  const ruling = await placing;
  return ruling.allowed ? [] : ruling.reasons;
}

/** What MitID says of somebody: the whole, and each means by its id. */
async function atMitid(name: string) {
  const { identityUuid: uuid } = demoPerson(name).mitid;
  const identity = await bench.context.ports.mitid.findIdentity({ by: "uuid", uuid });
  if (identity === null) throw new Error(`MitID does not know ${name}`);
  return identity;
}

const stateOf = async (name: string, id: string) =>
  (await atMitid(name)).authenticators.find((one) => one.id === id)?.state;

test("1. Block succeeds when verification is partial; reissue with the same evidence fails", async () => {
  const name = "Inger Vestergaard";
  const scene = await openScene(bench, demoPerson(name), { proof: CLAIMED });
  for (const reissue of REISSUES)
    expect(await refusalOf(scene.place(reissue)), reissue.kind).toContain("proof.tooWeak");
  const authenticatorId = meansOf(demoPerson(name), "codeDisplay");
  await accepted(scene.place({ kind: "block", authenticatorId }));
  await accepted(scene.place({ kind: "suspend" }));
  await bench.work();
  expect(await stateOf(name, authenticatorId)).toBe("blocked");
  expect(await atMitid(name)).toMatchObject({ state: "suspended" });
});

test("2. Second block of the same means is idempotent; the first time stamp stands", async () => {
  const name = "Mads Holm Kristiansen";
  const block = { kind: "block", authenticatorId: meansOf(demoPerson(name), "codeApp") } as const;
  const first = await accepted((await openScene(bench, demoPerson(name), { proof: CLAIMED })).place(block));
  await bench.work();
  const before = await atMitid(name);
  bench.setClock(hours(3));
  const other = await openScene(bench, demoPerson(name), { proof: CLAIMED });
  const again = await other.place(block);
  await bench.work();
  const after = await atMitid(name);
  const stamp = (of: typeof before) =>
    of.authenticators.find(({ id }) => id === block.authenticatorId)?.stateChangedAt;
  expect([stamp(after), after.version]).toEqual([stamp(before), before.version]);
  expect(await actRow(bench, first)).toMatchObject({ state: "acknowledged", fate: "applied" });
  const second = await actRow(bench, await accepted(Promise.resolve(again)));
  expect(second, "with a receipt of its own").toMatchObject({ state: "acknowledged", fate: "alreadyDone" });
  expect(
    (await bench.mitidLog("blockAuthenticator")).filter(({ outcome }) => outcome === "applied"),
  ).toHaveLength(1);
});

test("3. After whole-identity block every authenticator is unusable; the single states remain as they were and come back on reopening, except those blocked for loss", async () => {
  const name = "Inger Vestergaard";
  const person = demoPerson(name);
  const states = async () =>
    Object.fromEntries((await atMitid(name)).authenticators.map(({ id, state }) => [id, state]));
  const began = await states();
  const { identityUuid } = person.mitid;
  const logsInWith = async () => {
    const opened: string[] = [];
    for (const { id: authenticatorId } of person.authenticators) {
      const logIn = { action: "logIn", identityUuid, authenticatorId };
      const tried = JSON.stringify(await bench.control("/mitid/_control/citizen", logIn));
      if (tried.includes("loggedIn")) opened.push(authenticatorId);
    }
    return opened;
  };
  const usable = person.authenticators.map(({ id }) => id).filter((id) => began[id] === "active");
  expect(usable).not.toEqual([]);
  expect(await logsInWith(), "each active one opens before").toEqual(usable);
  const scene = await openScene(bench, person, { proof: CONFIRMED });
  await accepted(scene.place({ kind: "suspend" }));
  const lost = meansOf(person, "codeDisplay");
  await bench.work();
  expect(await states()).toEqual(began);
  expect(await logsInWith()).toEqual([]);
  await scene.look();
  await accepted(scene.place({ kind: "block", authenticatorId: lost }));
  await bench.work();
  const desk = await openScene(bench, person, { role: "clerk", proof: IN_PERSON });
  await accepted(desk.place({ kind: "reopen" }, { reason: "unspecified" }));
  await bench.work();
  expect(await atMitid(name)).toMatchObject({ state: "active" });
  expect(await states()).toEqual({ ...began, [lost]: "blocked" });
  expect(await logsInWith(), "and after").toEqual(usable.filter((id) => id !== lost));
});

test("4. Kodeviser that is blocked can never return to active; a chip returns only as a new authenticator record", async () => {
  const name = "Inger Vestergaard";
  const person = demoPerson(name);
  const [display, chip] = [meansOf(person, "codeDisplay"), meansOf(person, "chip")];
  const scene = await openScene(bench, person, { proof: CONFIRMED });
  for (const authenticatorId of [display, chip])
    await accepted(scene.place({ kind: "block", authenticatorId }));
  await bench.work();
  await scene.look();
  const strongest = await openScene(bench, person, { role: "clerk", proof: IN_PERSON });
  for (const authenticatorId of [display, chip]) {
    expect(await refusalOf(strongest.place({ kind: "liftLockout", authenticatorId }))).toContain(
      "means.neverReturns",
    );
    const woken = await strongest.place({ kind: "activationCode", authenticatorId, delivery: "paper" });
    expect(woken.allowed).toBe(false);
  }
  await accepted(strongest.place({ kind: "orderMeans", means: "chip" }));
  await bench.work();
  const { authenticators } = await atMitid(name);
  const chips = authenticators.filter(({ kind }) => kind === "chip");
  expect(chips.map(({ id, state }) => [id === chip, state])).toEqual([
    [true, "blocked"],
    [false, "notActivated"],
  ]);
  expect(authenticators.find(({ id }) => id === display)?.state).toBe("blocked");
});

test("5. SMS code refused at 119 h 59 min after a phone-number change, allowed at 120 h", async () => {
  const person = demoPerson("Oliver Skov Jensen");
  const { identityUuid } = person.mitid;
  const phone = "+4520009901";
  await bench.control("/mitid/_control/citizen", { action: "changePhone", identityUuid, phone });
  bench.setClock(hours(119) + minutes(59));
  const early = await openScene(bench, person, { proof: STRONG });
  expect(await early.place(CODE)).toEqual({ allowed: false, reasons: ["contact.tooYoung"] });
  bench.setClock(hours(120));
  const late = await openScene(bench, person, { proof: STRONG });
  await late.prove(CONFIRMED);
  expect(await late.place(CODE)).toMatchObject({ allowed: true });
});

test("6. Third wrong activation code blocks the code, not the means", async () => {
  const name = "Karl Aage Brandt";
  const person = demoPerson(name);
  const scene = await openScene(bench, person, { proof: CONFIRMED });
  await accepted(scene.place({ kind: "orderMeans", means: "codeDisplay" }));
  await bench.work();
  const means = (await atMitid(name)).authenticators.find(({ kind }) => kind === "codeDisplay");
  await bench.control("/mitid/_control/citizen", {
    action: "sendParcel",
    identityUuid: person.mitid.identityUuid,
  });
  await bench.control("/mitid/_control/citizen", {
    action: "receiveParcel",
    identityUuid: person.mitid.identityUuid,
  });
  await scene.look();
  await accepted(scene.place({ ...CODE, authenticatorId: means?.id ?? "" }));
  await bench.work();
  const right = await codeOf(bench, person);
  const wrong = String((Number(right) + 1) % 10 ** right.length).padStart(right.length, "0");
  const tries: string[] = [];
  for (let times = 0; times < 3; times += 1)
    tries.push(await enter(bench, person, "enterActivationCode", wrong));
  expect(tries).not.toContain("activated");
  expect(await enter(bench, person, "enterActivationCode", right), "the right one comes too late").not.toBe(
    "activated",
  );
  expect(await stateOf(name, means?.id ?? "")).toBe("notActivated");
  await bench.work();
  await scene.look();
  const again = await accepted(scene.place({ ...CODE, authenticatorId: means?.id ?? "" }));
  await bench.work();
  expect(await actRow(bench, again)).toMatchObject({ state: "acknowledged" });
  expect(await enter(bench, person, "enterActivationCode", await codeOf(bench, person))).toBe("activated");
  expect(await stateOf(name, means?.id ?? "")).toBe("active");
});
