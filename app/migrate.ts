/** `npm run migrate`: brings the database up to date as its owner, whose address the running application never has. */
import { z } from "zod";
import { migrate } from "../db/migrate.ts";

const address = z.string().regex(/^postgres(ql)?:\/\//);

async function main(): Promise<void> {
  const url = address.safeParse(process.env["DATABASE_OWNER_URL"]);
  if (!url.success) throw new Error("DATABASE_OWNER_URL: must be a postgresql:// address of the owner");
  const applied = await migrate(url.data);
  process.stdout.write(`${JSON.stringify({ applied })}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
