/** Scenes for four eyes: a case about Inger, somebody who proposes, somebody who may decide. */
import { randomUUID } from "node:crypto";
import { approveProposal, type Approval } from "../../app/commands/four-eyes/approve-proposal.ts";
import type { DecideProposal } from "../../app/commands/four-eyes/decide-proposal.ts";
import { seeProposal } from "../../app/commands/four-eyes/see-proposal.ts";
import { proposeAct, type ProposeAct } from "../../app/commands/four-eyes/propose-act.ts";
import type { CommandContext } from "../../app/commands/frame.ts";
import type { Actor } from "../../app/domain/actor.ts";
import type { Ruling } from "../../app/domain/ruling.ts";
import { newestPolicy } from "../../db/policy-versions.ts";
import { refreshIdentity } from "../../app/lookups/refresh-identity.ts";
import type { TestDatabase } from "./database.ts";
import { caseAboutInger, hireAgent, ingersMitid, portsKnowingInger } from "./desk.ts";

export interface Scene {
  readonly proposer: Actor & { readonly kind: "agent" };
  readonly approver: Actor & { readonly kind: "agent" };
  readonly caseId: string;
  readonly number: string;
  readonly citizenId: string;
}

/** One Inger for each scene would be one too many: end what earlier tests left open first. */
export async function sceneOf(db: TestDatabase): Promise<Scene> {
  await db.asOwner("alter table proposals disable trigger user");
  await db.asOwner(
    "update proposals set state = 'stale', decided_at = now(), version = version + 1 where state = 'open'",
  );
  await db.asOwner("alter table proposals enable trigger user");
  await db.asOwner("alter table acts disable trigger user");
  await db.asOwner(
    "update acts set state = 'acknowledged', version = version + 1 where state in ('accepted', 'sent')",
  );
  await db.asOwner("alter table acts enable trigger user");
  const proposer = await hireAgent(db);
  const approver = await hireAgent(db, { role: "specialist" });
  const { id: caseId, number, citizenId } = await caseAboutInger(db, proposer);
  return { proposer, approver, caseId, number, citizenId };
}

/** A bank rings about Inger and has no paper: her whole MitID, if a colleague agrees. */
export const reportedByBank = ({ proposer, number }: Scene, over: Partial<ProposeAct> = {}): ProposeAct => ({
  actor: proposer,
  caseNumber: number,
  act: { kind: "suspend" },
  reason: "Banken ser overførsler, som hun ikke kender.",
  requester: "bank",
  actReason: "reported",
  idempotencyKey: randomUUID(),
  ...over,
});

export async function openProposal(db: TestDatabase, scene: Scene, over: Partial<ProposeAct> = {}) {
  const made = allowed(await proposeAct(db.context, reportedByBank(scene, over)));
  return made.proposalId;
}

/** As somebody at the screen does it: opens the proposal, and says yes to it. */
export async function approveSeen(context: CommandContext, order: DecideProposal): Promise<Approval> {
  await seeProposal(context, order);
  return approveProposal(context, order);
}

/** Past the gates, for attempts on what comes after: this person has opened this proposal, whoever they are. */
export async function hasOpened(db: TestDatabase, proposalId: string, staffId: string): Promise<void> {
  await db.asOwner("alter table proposal_looks disable trigger user");
  await db.asOwner(
    "insert into proposal_looks (proposal_id, staff_id, version) values ($1, $2, 1) on conflict do nothing",
    [proposalId, staffId],
  );
  await db.asOwner("alter table proposal_looks enable trigger user");
}

/** The value of a ruling that must be a yes. */
export function allowed<Value>(ruling: Ruling<Value>): Value {
  if (!ruling.allowed) throw new Error(`refused: ${ruling.reasons.join()}`);
  return ruling.value;
}

/** MitID has moved on, and the line has seen it. */
export async function mitidMovesOn(db: TestDatabase, scene: Scene, version = 8): Promise<void> {
  const context = { ...db.context, ports: portsKnowingInger({ ...ingersMitid, version }) };
  const { proposer: actor, number: caseNumber } = scene;
  allowed(await refreshIdentity(context, { actor, caseNumber, purpose: "caller" }));
}

/** The newest rules with one thing changed. */
export async function rulesWith(db: TestDatabase, { coolingHours }: { readonly coolingHours: number }) {
  const { rules } = await db.database.read({ kind: "system", id: "test" }, newestPolicy);
  return { ...rules, reissue: { ...rules.reissue, coolingHours } };
}

export async function proposalRow(db: TestDatabase, id: string): Promise<Readonly<Record<string, unknown>>> {
  const { rows } = await db.asOwner("select * from proposals where id = $1", [id]);
  const [row] = rows;
  if (row === undefined) throw new Error("there is no such proposal");
  return row;
}

export async function countOf(db: TestDatabase, sql: string, values: readonly unknown[]): Promise<number> {
  const { rows } = await db.asOwner(`select count(*)::int as n from ${sql}`, values);
  return Number(rows[0]?.["n"]);
}
