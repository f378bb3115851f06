/** The whole product for one test file: a database of its own, the sandbox and the web as real processes. */
import { afterAll } from "vitest";
import { TEST_VAULT_KEYS, testDatabase, type TestDatabase } from "./database.ts";
import { launchProcesses, type Processes } from "./processes.ts";
import { LineControl } from "./scripted-call-control.ts";

export interface Product extends Processes {
  readonly db: TestDatabase;
  readonly line: LineControl;
  /** Opens or closes the line whatever the time is. */
  setOpen(open: boolean): Promise<void>;
}

export interface ProductOptions {
  readonly clock?: "virtual" | "fast" | "real";
  /** A second server beside the one that is asked. */
  readonly second?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts everything; stops it after the file's last test. */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const db = await testDatabase();
  const started = await launchProcesses({
    ...options,
    databaseUrl: db.url,
    keys: TEST_VAULT_KEYS,
    context: db.context,
  });
  afterAll(() => started.stop());
  return { ...started, db, line: new LineControl(started.sandbox), setOpen: (open) => setOpen(db, open) };
}

// The clock on the wall is the real one: what a test decides is what the hours of these days are.
async function setOpen(db: TestDatabase, open: boolean): Promise<void> {
  await db.asOwner("delete from opening_exceptions");
  const hours = open ? "'00:00', '24:00'" : "null, null";
  await db.asOwner(
    `insert into opening_exceptions (day, opens, closes)
     select day::date, ${hours} from generate_series(now() - interval '1 day', now() + interval '1 day', interval '1 day') day`,
  );
}
