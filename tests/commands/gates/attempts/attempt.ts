/** An attempt on one gate by plain SQL as the application's role, and the rows that attempts are made of. */
import type pg from "pg";
import { z } from "zod";
import { APP_ROLE } from "../../../../db/app-login.ts";
import {
  ACT,
  AGENT,
  CASE,
  CITIZEN,
  POLICY,
  PROOF,
  PROPOSAL,
  SCENE,
  insertInto,
  text,
  type Row,
} from "./scene.ts";

export interface Attempt {
  readonly title: string;
  /** SQLSTATE of the refusal; null where the database lets it through: a gate that refuses all is none. */
  readonly code: string | null;
  /** What the owner sets up past the triggers. */
  readonly given?: readonly string[];
  readonly does: string;
  /** Whoever is logged in; the first agent unless told. */
  readonly as?: { readonly id: string; readonly kind: string };
}

const LOGGED_IN = { id: AGENT, kind: "agent" };

const coded = z.object({ code: z.string() });

/** In a transaction of its own that is never committed. Null where it was let through. */
export async function outcomeOf(owner: pg.Client, attempt: Attempt): Promise<string | null> {
  const { id, kind } = attempt.as ?? LOGGED_IN;
  const scene = [...SCENE, ...(attempt.given ?? [])].join(";\n");
  try {
    await owner.query(`begin; set local session_replication_role = replica; ${scene}`);
  } catch (cause) {
    await owner.query("rollback");
    throw new Error(`the scene of «${attempt.title}» cannot be set`, { cause });
  }
  await owner.query(`set local session_replication_role = origin; set local role ${APP_ROLE}`);
  await owner.query("select set_config('app.actor', $1, true), set_config('app.actor_kind', $2, true)", [
    id,
    kind,
  ]);
  const outcome = await owner.query(attempt.does).then(
    () => null,
    (error: unknown) => coded.parse(error).code,
  );
  await owner.query("rollback");
  return outcome;
}

/** A proof of the agent about the person, live for another quarter of an hour. */
export const proofRow = (over: Row = {}): Row => ({
  id: text(PROOF),
  citizen_id: text(CITIZEN),
  case_id: text(CASE),
  actor_kind: text("agent"),
  actor_id: text(AGENT),
  level: text("claimed"),
  method: text("controlQuestions"),
  policy_id: POLICY,
  established_at: "now() - interval '5 minutes'",
  expires_at: "now() + interval '15 minutes'",
  ...over,
});

/** A suspension that the person asked for and proved themselves for. */
export const actRow = (over: Row = {}): Row => ({
  id: text(ACT),
  kind: text("suspend"),
  state: text("accepted"),
  case_id: text(CASE),
  citizen_id: text(CITIZEN),
  verification_id: text(PROOF),
  actor_kind: text("agent"),
  actor_id: text(AGENT),
  reason: text("lost"),
  policy_id: POLICY,
  idempotency_key: text("scene-key-1"),
  receipt_number: text("70000001"),
  accepted_at: "now()",
  ...over,
});

/** A suspension that a bank asks for without paper, proposed by the agent. */
export const proposalRow = (over: Row = {}): Row => ({
  id: text(PROPOSAL),
  kind: text("act"),
  proposed_by: text(AGENT),
  reason: text("Banken ringer"),
  case_id: text(CASE),
  citizen_id: text(CITIZEN),
  act_kind: text("suspend"),
  payload: `'{"requester": "bank", "actReason": "reported"}'`,
  based_on: "'{}'",
  changes: "'[]'",
  policy_id: POLICY,
  proposed_at: "now()",
  expires_at: "now() + interval '1 hour'",
  ...over,
});

export const proof = (over: Row = {}): string => insertInto("verifications", proofRow(over));
export const act = (over: Row = {}): string => insertInto("acts", actRow(over));
export const proposal = (over: Row = {}): string => insertInto("proposals", proposalRow(over));

/** A change of one row; values are SQL expressions. */
export const change = (table: string, key: string, row: Row): string =>
  `update ${table} set ${Object.entries(row)
    .map(([column, value]) => `${column} = ${value}`)
    .join(", ")} where ${key}`;
