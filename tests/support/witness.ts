/** A witness's own yes in their MitID, put on file past the gates: how it is given is another test's business. */
import { citizenByCpr } from "../../db/citizens.ts";
import type { ProofBench, ProofCase } from "./proof-bench.ts";

/** Resolves with false where nobody is known by this number, or they are who the case is about. */
export async function hasConfirmed(bench: ProofBench, ours: ProofCase, cpr: string): Promise<boolean> {
  const { db, context } = bench;
  const witnessId = await db.database.read(ours.actor, (tx) => citizenByCpr(tx, context.vault, cpr));
  if (witnessId === undefined || witnessId === ours.citizenId) return false;
  await db.asOwner("alter table approvals disable trigger user");
  await db.asOwner(
    `insert into approvals (citizen_id, case_id, vouches_for, purpose, actor_kind, actor_id, reference_number,
                            nonce_index, state, asked_at, ended_at, expires_at)
     values ($1, $2, $3, 'witness', 'clerk', $4, '123456', decode(md5(random()::text), 'hex'), 'approved', $5, $5,
             $5::timestamptz + interval '5 minutes')`,
    [witnessId, ours.id, ours.citizenId, ours.actor.id, context.clock().toISOString()],
  );
  await db.asOwner("alter table approvals enable trigger user");
  return true;
}
