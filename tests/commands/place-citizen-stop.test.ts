/** A stop with a blocking code on the web: one visit is about one person, and a person is stopped by code so many times a day. */
import { expect, it } from "vitest";
import { placeCitizenStop } from "../../app/commands/place-citizen-stop.ts";
import { testDatabase } from "../support/database.ts";
import { policyInForce } from "../support/policy.ts";
import { count, liftAll, personWithCode } from "./phone/menu-call.ts";

const db = await testDatabase();
const { requestsPerTargetPerDay } = policyInForce().limits;

const stop = (code: string, kind: "hold" | "suspend", visitId: string = crypto.randomUUID()) =>
  placeCitizenStop(db.context, {
    ...{ visitId, source: "192.0.2.9", code, stop: { kind }, reason: "lost", language: "da" },
  });

it("a visit that has stopped one person stops nobody else, and that is on record", async () => {
  const [mine, theirs] = [await personWithCode(db), await personWithCode(db)];
  const visitId = crypto.randomUUID();
  expect(await stop(mine.code, "hold", visitId)).toMatchObject({ allowed: true });
  expect(await stop(theirs.code, "suspend", visitId)).toEqual({
    allowed: false,
    reasons: ["visit.otherSubject"],
  });
  expect(await count(db, "acts where citizen_id = $1", [theirs.citizenId])).toBe(0);
  expect(await count(db, "verifications where citizen_id = $1", [theirs.citizenId])).toBe(0);
  expect(
    await count(db, "audit_log where citizen_id = $1 and action = 'act.accept' and outcome = 'refused'", [
      theirs.citizenId,
    ]),
  ).toBe(1);
  expect(await stop(theirs.code, "suspend"), "a visit of their own").toMatchObject({ allowed: true });
});

it("a person is stopped by code no more often than the policy says, from whatever address", async () => {
  const { code, citizenId } = await personWithCode(db);
  for (let time = 0; time < requestsPerTargetPerDay; time += 1) {
    expect(await stop(code, "hold"), String(time)).toMatchObject({ allowed: true });
    await liftAll(db, citizenId);
  }
  expect(await stop(code, "hold")).toEqual({ allowed: false, reasons: ["code.overLimit"] });
  expect(await count(db, "verifications where citizen_id = $1", [citizenId])).toBe(requestsPerTargetPerDay);
});

it("asking again for what stands is told so, however often", async () => {
  const { code } = await personWithCode(db);
  const fates: string[] = [];
  for (let time = 0; time < 2 * requestsPerTargetPerDay; time += 1) {
    const ruling = await stop(code, "hold");
    fates.push(ruling.allowed ? ruling.value.fate : ruling.reasons.join());
  }
  expect(fates).toEqual(["underWay", ...fates.slice(1).map(() => "alreadyDone")]);
});
