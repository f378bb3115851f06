import { hash } from "@node-rs/argon2";
import { beforeAll, describe, expect, it } from "vitest";
import { createLimits, type Limits } from "../../app/http/limits.ts";
import { logIn } from "../../app/commands/log-in.ts";
import { tryLogIn, type LogInTry } from "../../app/http/log-in-try.ts";
import { testDatabase, type TestDatabase } from "../support/database.ts";

let db: TestDatabase;
let limits: Limits;
let staffId: unknown;

beforeAll(async () => {
  db = await testDatabase();
  limits = createLimits(db.database.pool);
  const { rows } = await db.asOwner(
    "insert into staff (username, display_name, role, password_hash) values ('maja', 'Maja', 'agent', $1) returning id",
    [await hash("the right one", { memoryCost: 1024, timeCost: 1 })],
  );
  staffId = rows[0]?.["id"];
});

function knock(
  fields: Record<string, string | readonly string[]>,
  clientAddress = "192.0.2.1",
): Promise<LogInTry> {
  const form = new FormData();
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) form.append(name, value);
  return tryLogIn({ services: { vault: db.vault, limits }, clientAddress }, form, (order) =>
    logIn(db.context, order),
  );
}

describe("a try to log in", () => {
  it("lets the right password in, however the name is typed", async () => {
    expect(await knock({ username: " Maja ", password: "the right one" })).toEqual({ staffId });
  });

  it("says the same to a wrong name and a wrong password, and keeps the name", async () => {
    const refused = { staffId: null, status: 422, problems: { form: "wrong" } };
    expect(await knock({ username: "maja", password: "a wrong one" })).toEqual({
      ...refused,
      username: "maja",
    });
    expect(await knock({ username: "nobody", password: "a wrong one" })).toEqual({
      ...refused,
      username: "nobody",
    });
  });

  it("says what is missing", async () => {
    const { problems } = { problems: undefined, ...(await knock({})) };
    expect(problems).toEqual({ username: "usernameMissing", password: "passwordMissing" });
    expect(await knock({ username: "  ", password: "x" })).toMatchObject({
      problems: { username: "usernameMissing" },
    });
  });

  it.each([
    ["repeated fields", { username: ["maja", "ida"], password: "x" }, { username: "usernameMissing" }],
    ["a zero byte", { username: "ma\u0000ja", password: "x" }, { username: "wrong" }],
    ["an endless name", { username: "m".repeat(100_000), password: "x" }, { username: "tooLong" }],
    ["an endless password", { username: "maja", password: "m".repeat(100_000) }, { password: "tooLong" }],
  ])("takes %s for a mistake, not for a fault of ours", async (_what, fields, problems) => {
    const outcome = await knock(fields);
    expect(outcome).toMatchObject({ staffId: null, status: 422, problems });
  });
});

describe("too many tries", () => {
  it("close a name after ten, the right password too, from any address", async () => {
    for (let index = 0; index < 10; index += 1) {
      const outcome = await knock({ username: "ida", password: "guess" }, `192.0.2.${String(10 + index)}`);
      expect(outcome).toMatchObject({ status: 422 });
    }
    const closed = await knock({ username: "IDA", password: "guess" }, "192.0.2.99");
    expect(closed).toMatchObject({
      staffId: null,
      status: 429,
      username: "IDA",
      problems: { form: "tooOften" },
    });
  });

  it("do not count what came out right", async () => {
    for (let index = 0; index < 12; index += 1) {
      expect(await knock({ username: "maja", password: "the right one" }, "192.0.2.2")).toEqual({ staffId });
    }
  });

  it("close an address after thirty wrong ones, whatever the names", async () => {
    const from = "198.51.100.7";
    for (let index = 0; index < 30; index += 1) {
      expect(await knock({ username: `guess-${String(index)}`, password: "x" }, from)).toMatchObject({
        status: 422,
      });
    }
    expect(await knock({ username: "maja", password: "the right one" }, from)).toMatchObject({ status: 429 });
    expect(await knock({ username: "maja", password: "the right one" }, "198.51.100.8")).toEqual({ staffId });
  });

  it("are stored under keyed hashes only", async () => {
    const { rows } = await db.asOwner("select key from attempt_limits");
    expect(rows.length).toBeGreaterThan(0);
    expect(
      rows.every(({ key }) => typeof key === "string" && /^log-in-(name|address):[0-9a-f]{64}$/.test(key)),
    ).toBe(true);
  });
});
