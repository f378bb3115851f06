/** Every rule of the last gate against plain SQL as the application's role: a row for each condition, and legal rows beside. */
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { testDatabase } from "../../support/database.ts";
import { outcomeOf } from "./attempts/attempt.ts";
import { ATTEMPTS } from "./attempts/index.ts";

const db = await testDatabase();
const owner = new pg.Client({ connectionString: db.ownerUrl });

beforeAll(() => owner.connect());
afterAll(() => owner.end());

it.each(ATTEMPTS.map((attempt) => [attempt.code ?? "passes", attempt.title, attempt] as const))(
  "%s: %s",
  async (_, __, attempt) => {
    expect(await outcomeOf(owner, attempt)).toBe(attempt.code);
  },
);
