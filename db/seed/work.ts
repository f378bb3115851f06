/** Fills the demo's lists: cases that Jonas has today, what he proposed in them, and new rules that Lone proposes. */
import { randomBytes } from "node:crypto";
import { expireProposals } from "../../app/commands/four-eyes/expire-proposals.ts";
import { proposeAct } from "../../app/commands/four-eyes/propose-act.ts";
import { proposePolicy } from "../../app/commands/four-eyes/propose-policy.ts";
import { refuseProposal } from "../../app/commands/four-eyes/refuse-proposal.ts";
import { withdrawProposal } from "../../app/commands/four-eyes/withdraw-proposal.ts";
import { wrapUp } from "../../app/commands/wrap-up.ts";
import { staffActor, systemActor, type Actor } from "../../app/domain/actor.ts";
import { after, before, days, minutes } from "../../app/domain/duration.ts";
import { identifyCitizen } from "../../app/lookups/identify-citizen.ts";
import type { LookupContext } from "../../app/lookups/frame.ts";
import { openCaseForCall } from "../cases.ts";
import { newestPolicy } from "../policy-versions.ts";
import { NEW_RULES, STORIES, type Story } from "./work-stories.ts";

/** One of the sandbox's people, as far as a story needs them. */
export interface KnownPerson {
  readonly name: string;
  readonly cpr: string;
}

const SEED = systemActor("seed");
const DECIDED_AFTER = minutes(6);
/** Longer than any proposal of an act lives under the rules that the demo begins with. */
const RUN_OUT_AFTER = minutes(121);

/** Once for each database: a demo that somebody has worked in stays as they left it. */
export async function seedWork(context: LookupContext, people: readonly KnownPerson[]): Promise<void> {
  const begun = await context.database.read(SEED, (tx) =>
    tx.selectFrom("proposals").select("id").limit(1).executeTakeFirst(),
  );
  if (begun !== undefined) return;
  for (const story of STORIES) {
    const person = people.find(({ name }) => name === story.about);
    if (person !== undefined) await tell(context, story, person);
  }
  await proposeRules(context);
}

async function tell(context: LookupContext, story: Story, { cpr }: KnownPerson): Promise<void> {
  const at = before(context.clock(), story.ago);
  const then = { ...context, clock: () => at };
  const jonas = await member(context, "jonas");
  const caseNumber = await openCase(then, jonas);
  const found = await identifyCitizen(then, { actor: jonas, caseNumber, key: cpr, purpose: "caller" });
  // Without its systems the demo begins with empty lists.
  if (!found.allowed) return;
  const { requester, actReason, reason } = story;
  const made = await proposeAct(then, {
    ...{ actor: jonas, caseNumber, act: { kind: "suspend" }, requester, actReason, reason },
    idempotencyKey: crypto.randomUUID(),
  });
  if (!made.allowed || story.end === "open") return;
  await finish(context, story, at, made.value.proposalId);
  await wrapUp(context, { actor: jonas, caseNumber, code: "REFERRED_AUTHORITY" });
}

async function finish(context: LookupContext, { end }: Story, at: Date, proposalId: string): Promise<void> {
  if (end === "open") return;
  if (end === "expired") {
    await expireProposals({ ...context, clock: () => after(at, RUN_OUT_AFTER) });
    return;
  }
  const decided = { ...context, clock: () => after(at, DECIDED_AFTER) };
  if ("refused" in end) {
    const actor = await member(context, "lone");
    await refuseProposal(decided, { actor, proposalId, seenVersion: 1, reason: end.refused });
    return;
  }
  const actor = await member(context, "jonas");
  await withdrawProposal(decided, { actor, proposalId, reason: end.withdrawn });
}

/** The caller was somebody else than the person, and has hung up. */
async function openCase({ database, clock }: LookupContext, owner: Actor): Promise<string> {
  const callSid = `CA${randomBytes(16).toString("hex")}`;
  const call = { callSid, direction: "inbound", fromKind: "withheld", state: "inProgress" } as const;
  const { number } = await database.transact(owner, async (tx) => {
    await tx
      .insertInto("phoneCalls")
      .values({ ...call, startedAt: before(clock(), minutes(3)) })
      .execute();
    await tx
      .updateTable("phoneCalls")
      .set({ state: "completed", endedAt: clock() })
      .where("callSid", "=", callSid)
      .execute();
    const about = { system: "mitid", topic: "block", language: "da", priority: 0, citizenId: null } as const;
    return openCaseForCall(tx, owner, {
      ...about,
      ...{ callSid, correlationId: crypto.randomUUID(), ownerId: owner.id, now: clock() },
    });
  });
  return number;
}

async function proposeRules(context: LookupContext): Promise<void> {
  const { id, rules } = await context.database.read(SEED, newestPolicy);
  const { reissue } = rules;
  const coolingHours = reissue.coolingHours + NEW_RULES.longerCoolingHours;
  await proposePolicy(context, {
    actor: await member(context, "lone"),
    rules: { ...rules, reissue: { ...reissue, coolingHours } },
    builtOn: id,
    validFrom: after(context.clock(), days(NEW_RULES.daysAhead)),
    reason: NEW_RULES.reason,
    idempotencyKey: crypto.randomUUID(),
  });
}

async function member({ database }: LookupContext, username: string): Promise<Actor> {
  const { id, role } = await database.read(SEED, (tx) =>
    tx.selectFrom("staff").where("username", "=", username).select(["id", "role"]).executeTakeFirstOrThrow(),
  );
  return staffActor(id, role);
}
