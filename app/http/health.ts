/** Is the process alive, and can it do its work? */
import { Router } from "express";
import { migrationNames } from "../../db/migrate.ts";
import { systemActor } from "../domain/actor.ts";
import type { Services } from "./context.ts";

interface Parts {
  readonly database: boolean;
  readonly migrations: boolean;
  readonly worker: boolean;
}

/** `/healthz` answers while the process lives; `/readyz` is 503 until database, migrations and worker are there. */
export function health(services: Services, worker: { isRunning(): boolean }): Router {
  const router = Router();
  router.get("/healthz", (_request, response) => {
    response.set("Cache-Control", "no-store").json({ alive: true });
  });
  router.get("/readyz", (_request, response, next) => {
    partsReady(services, worker)
      .then((parts) => {
        const ready = parts.database && parts.migrations && parts.worker;
        response
          .set("Cache-Control", "no-store")
          .status(ready ? 200 : 503)
          .json({ ready, ...parts });
      })
      .catch(next);
  });
  return router;
}

async function partsReady(services: Services, worker: { isRunning(): boolean }): Promise<Parts> {
  const migrations = await appliedMigrations(services);
  if (migrations === null) return { database: false, migrations: false, worker: worker.isRunning() };
  const wanted = await migrationNames();
  return {
    database: true,
    migrations: wanted.every((name) => migrations.has(name)),
    worker: worker.isRunning(),
  };
}

async function appliedMigrations(services: Services): Promise<ReadonlySet<string> | null> {
  try {
    const rows = await services.database.read(systemActor("health"), (tx) =>
      tx.selectFrom("schemaMigrations").select("name").execute(),
    );
    return new Set(rows.map(({ name }) => name));
  } catch {
    return null;
  }
}
