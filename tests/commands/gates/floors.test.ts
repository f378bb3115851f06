/** What the database holds every policy to is what the machines say. */
import { expect, it } from "vitest";
import { floorOf } from "../../../app/domain/policy/floor.ts";
import { ACT_KINDS } from "../../../app/domain/protection/acts.ts";
import { testDatabase } from "../../support/database.ts";

const db = await testDatabase();

it("the floor of each act is the same in the database as in the domain", async () => {
  const { rows } = await db.asOwner(
    "select kind::text, (select array_agg(m order by m) from unnest(movers) m) as movers, least_level::text as level, four_eyes as eyes from act_floors order by kind",
  );
  const floors = ACT_KINDS.map((kind) => {
    const { by, leastLevel: level, fourEyes: eyes } = floorOf(kind);
    return { kind, movers: [...by].sort(), level, eyes };
  });
  const byKind = (one: { kind?: unknown }, other: { kind?: unknown }) =>
    String(one.kind).localeCompare(String(other.kind));
  expect(rows.sort(byKind)).toEqual(floors.sort(byKind));
});

it("every policy on file from version 2 on is whole", async () => {
  const { rows } = await db.asOwner(
    "select id, policy_is_whole(rules) as whole from policy_versions where id > 1",
  );
  expect(rows.map(({ whole }) => whole)).toEqual(rows.map(() => true));
});
