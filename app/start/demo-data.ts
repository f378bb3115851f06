/** Fills the demo's database before the web opens: staff, blocking codes, and a day's work in the lists. */
import { openDatabase } from "../../db/database.ts";
import { seedDemo } from "../../db/seed/seed.ts";
import { seedWork } from "../../db/seed/work.ts";
import { createVault, type VaultKeys } from "../../db/vault.ts";
import { createCpr } from "../../integrations/cpr/adapter.ts";
import { createMitid } from "../../integrations/mitid/adapter.ts";
import { fetchPeople } from "./demo.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** The systems are the processes' own, simulated or not; the people are the sandbox's. */
export async function fillDemo(
  databaseUrl: string,
  keys: VaultKeys,
  sandboxUrl: string,
  env: Env,
): Promise<void> {
  const database = openDatabase({ url: databaseUrl, poolSize: 2 });
  const ports = { mitid: createMitid(accessOf(env, "MITID")), cpr: createCpr(accessOf(env, "CPR")) };
  const context = { database, vault: createVault(keys), clock: () => new Date(), ports };
  const people = await fetchPeople(sandboxUrl);
  await seedDemo(context, people);
  await seedWork(context, people);
  await database.close();
}

function accessOf(env: Env, system: "MITID" | "CPR") {
  return {
    baseUrl: env[`${system}_URL`] ?? "",
    user: env[`${system}_USER`] ?? "",
    password: env[`${system}_PASSWORD`] ?? "",
  };
}
