/** Fills an empty database with the demo: staff to log in as, and blocking codes for the people of the sandbox. */
import { hash } from "@node-rs/argon2";
import { systemActor } from "../../app/domain/actor.ts";
import { issueBlockingCode } from "../../app/commands/issue-blocking-code.ts";
import type { CommandContext } from "../../app/commands/frame.ts";
import { DEMO_PASSWORD, DEMO_STAFF, type DemoStaff } from "./staff.ts";

/** One person of the sandbox, as `GET /_control/people` lists them. */
export interface DemoPerson {
  readonly cpr: string;
  readonly blockingCode: string;
}

/** Safe to run at every start: what is there already stays as it is. */
export async function seedDemo(context: CommandContext, people: readonly DemoPerson[]): Promise<void> {
  for (const person of DEMO_STAFF) await addStaff(context, person);
  for (const { cpr, blockingCode } of people) await issueBlockingCode(context, { cpr, code: blockingCode });
}

async function addStaff({ database }: CommandContext, person: DemoStaff): Promise<void> {
  const { username, displayName, role } = person;
  const known = await database.read(systemActor("seed"), (tx) =>
    tx.selectFrom("staff").where("username", "=", username).select("id").executeTakeFirst(),
  );
  if (known !== undefined) return;
  const passwordHash = await hash(DEMO_PASSWORD);
  await database.transact(systemActor("seed"), async (tx) => {
    const { id: staffId } = await tx
      .insertInto("staff")
      .values({ username, displayName, role, passwordHash, isDemo: true })
      .returning("id")
      .executeTakeFirstOrThrow();
    const skills = person.skills.flatMap(({ systems, language, level }) =>
      systems.map((system) => ({ staffId, system, language, level })),
    );
    if (skills.length > 0) await tx.insertInto("staffSkills").values(skills).execute();
  });
}
