/** The notice bench with a CPR register that can be told what to say of whom, and a worker that heeds what it has said. */
import { heedRegister } from "../../app/commands/heed-register.ts";
import { systemActor } from "../../app/domain/actor.ts";
import { ensureCitizen } from "../../db/citizens.ts";
import { demoPerson } from "./act-bench.ts";
import { openScene, type ActScene } from "./act-scene.ts";
import { openNoticeBench, type NoticeBench } from "./notice-bench.ts";

export interface RegisterBench extends NoticeBench {
  /** From now on the register says this of one of the demo's people. */
  says(name: string, status: string): void;
  /** What the worker does with every word of the register that was heard, also those that were heeded before. */
  heed(): Promise<void>;
  /** The stops that the register's word has brought, oldest first. */
  stopsOf(citizenId: string): Promise<readonly Record<string, unknown>[]>;
  citizenOf(name: string): Promise<string>;
  /** A case about somebody of whom the register says this, and what comes of it. */
  lookedAt(name: string, status: string): Promise<ActScene>;
}

export async function openRegisterBench(): Promise<RegisterBench> {
  const notices = await openNoticeBench();
  const { bench } = notices;
  const { db, context } = bench;
  const instead = new Map<string, string>();
  const real = context.ports.cpr;
  const cpr = {
    findPerson: async (number: string) => {
      const person = await real.findPerson(number);
      return person === null ? null : { ...person, status: instead.get(number) ?? person.status };
    },
  };
  Object.assign(context.ports, { cpr });
  const says = (name: string, status: string) => void instead.set(demoPerson(name).cpr, status);
  const heed = async () => {
    const { rows } = await db.asOwner(
      "select split_part(key, ':', 2) as look from graphile_worker.jobs where task_identifier = 'heed-register' and key is not null",
    );
    for (const { look } of rows) await heedRegister(context, { lookupId: String(look) });
  };
  return {
    ...{ ...notices, says, heed },
    stopsOf: async (citizenId) => {
      const { rows } = await db.asOwner(
        `select id, kind, state, reason, requester, actor_kind, case_id from acts
          where citizen_id = $1 and requester = 'register' order by created_at`,
        [citizenId],
      );
      return rows;
    },
    citizenOf: async (name) => {
      const known = { cpr: demoPerson(name).cpr, mitidUuid: null };
      const found = await db.database.transact(systemActor("test"), (tx) =>
        ensureCitizen(tx, context.vault, known),
      );
      return found.id;
    },
    lookedAt: async (name, status) => {
      says(name, status);
      const scene = await openScene(bench, demoPerson(name));
      await heed();
      return scene;
    },
  };
}
