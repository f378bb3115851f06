/** New rules: proposed as a whole, read as what they change, and in force from their date once another agrees. */
import { describe, expect, it } from "vitest";
import { proposePolicy, type ProposePolicy } from "../../../app/commands/four-eyes/propose-policy.ts";
import { renewProposal } from "../../../app/commands/four-eyes/renew-proposal.ts";
import { tryPolicy } from "../../../app/commands/four-eyes/try-policy.ts";
import { refuseProposal } from "../../../app/commands/four-eyes/refuse-proposal.ts";
import { withdrawProposal } from "../../../app/commands/four-eyes/withdraw-proposal.ts";
import { after, before, days, hours, minutes } from "../../../app/domain/duration.ts";
import { policiesView } from "../../../db/views/policies.ts";
import { currentPolicy, policyHoldingAt } from "../../../db/policy.ts";
import { newestPolicy } from "../../../db/policy-versions.ts";
import { testDatabase } from "../../support/database.ts";
import { hireAgent } from "../../support/desk.ts";
import { allowed, approveSeen, countOf, proposalRow, rulesWith } from "../../support/four-eyes.ts";

const db = await testDatabase();
const lead = await hireAgent(db, { role: "teamLead" });
const specialist = await hireAgent(db, { role: "specialist" });

const policyAt = (instant: Date) =>
  db.database.read(lead, (tx) =>
    instant <= new Date() ? currentPolicy(tx, instant) : policyHoldingAt(tx, instant),
  );

const policyHolding = (instant: Date) => db.database.read(lead, (tx) => policyHoldingAt(tx, instant));

const newestId = async (): Promise<number> => (await db.database.read(lead, newestPolicy)).id;

async function propose(over: Partial<ProposePolicy> & { readonly cooling?: number } = {}) {
  const { cooling = 36, ...order } = over;
  return proposePolicy(db.context, {
    actor: lead,
    rules: await rulesWith(db, { coolingHours: cooling }),
    builtOn: await newestId(),
    validFrom: null,
    reason: "Flere når at sige stop.",
    idempotencyKey: crypto.randomUUID(),
    ...order,
  });
}

const approve = (proposalId: string, actor = specialist) =>
  approveSeen(db.context, { actor, proposalId, seenVersion: 1 });

describe("new rules", () => {
  it("are rows to read, and the next version once another has approved them", async () => {
    const { proposalId } = allowed(await propose());
    expect(await proposalRow(db, proposalId)).toMatchObject({
      kind: "policy",
      changes: [{ field: "reissue.coolingHours", before: "24", after: "36" }],
      based_on: { caseVersion: null, identityVersion: null, policyId: 2, newestPolicyId: 2 },
    });
    expect((await policyAt(new Date())).id).toBe(2);
    expect(await approve(proposalId, lead)).toEqual({ allowed: false, reasons: ["proposal.own"] });
    expect(allowed(await approve(proposalId))).toEqual({ proposalId, policyId: 3 });
    const now = await policyAt(new Date());
    expect([now.id, now.rules.reissue.coolingHours]).toEqual([3, 36]);
    expect((await policyAt(before(new Date(), minutes(5)))).id).toBe(2);
  });

  it("hold from their date and not before", async () => {
    const from = after(new Date(), hours(20));
    const { proposalId } = allowed(await propose({ cooling: 40, validFrom: from }));
    const { policyId } = { policyId: 0, ...allowed(await approve(proposalId)) };
    expect((await policyAt(new Date())).id).toBe(policyId - 1);
    expect((await policyAt(before(from, minutes(1)))).id).toBe(policyId - 1);
    expect(await policyAt(from)).toMatchObject({ id: policyId, rules: { reissue: { coolingHours: 40 } } });
    // By the clock of the application, which is ahead: the gates would not know them yet.
    expect((await db.database.read(lead, (tx) => currentPolicy(tx, from))).id).toBe(policyId - 1);
  });

  it("begin earlier than what is on its way, which falls away: whole as it is, it would take them back", async () => {
    const coming = await newestId();
    const inForce = await policyAt(new Date());
    const urgent = { ...inForce.rules, reissue: { ...inForce.rules.reissue, addressAgeDays: 20 } };
    const made = { rules: urgent, builtOn: inForce.id };
    const { proposalId } = allowed(await propose(made));
    expect((await proposalRow(db, proposalId))["changes"]).toMatchObject([
      { field: "reissue.addressAgeDays", after: "20" },
      { field: `coming.${String(coming)}`, after: "fallsAway" },
    ]);
    allowed(await approve(proposalId));
    const urgently = await newestId();
    for (const when of [new Date(), after(new Date(), days(2))])
      expect(await policyAt(when)).toMatchObject({
        id: urgently,
        rules: { reissue: { addressAgeDays: 20 } },
      });
    const view = await db.database.read(lead, (tx) =>
      policiesView(tx, { staffId: lead.id, now: new Date() }, urgently),
    );
    expect(view.versions.map(({ id, standing }) => `${String(id)} ${standing}`)).toEqual([
      ...[`${String(urgently)} inForce`, `${String(coming)} dropped`, "3 past", "2 past", "1 past"],
    ]);
    expect(view.shown).toMatchObject({ older: inForce.id, changes: [{ field: "reissue.addressAgeDays" }] });
  });

  it("for a later day are made from what holds then, and no further ahead than a year", async () => {
    const now = await policyAt(new Date());
    const [soon, later] = [after(new Date(), days(3)), after(new Date(), days(5))];
    const first = allowed(await propose({ cooling: 45, builtOn: now.id, validFrom: soon })).proposalId;
    allowed(await approve(first));
    const coming = await policyHolding(later);
    const rules = { ...coming.rules, reissue: { ...coming.rules.reissue, addressAgeDays: 30 } };
    const late = { rules, validFrom: later };
    expect(await propose({ ...late, builtOn: now.id })).toEqual({
      allowed: false,
      reasons: ["policy.otherThen"],
    });
    const second = allowed(await propose({ ...late, builtOn: coming.id })).proposalId;
    expect((await proposalRow(db, second))["changes"]).toMatchObject([{ field: "reissue.addressAgeDays" }]);
    const far = { validFrom: after(new Date(), days(367)), builtOn: coming.id };
    expect(await propose({ ...far, cooling: 46 })).toEqual({ allowed: false, reasons: ["policy.tooFar"] });
    // Nothing but taking back what is on its way is a change, too.
    const back = allowed(await propose({ rules: now.rules, builtOn: now.id })).proposalId;
    expect((await proposalRow(db, back))["changes"]).toMatchObject([
      { field: `coming.${String(coming.id)}` },
    ]);
    allowed(await approve(back));
    expect((await policyHolding(later)).rules).toEqual(now.rules);
    expect(await approve(second)).toMatchObject({ allowed: false });
  });

  it("hold on where a newer version cannot be used: nothing is shut for the shape of a row", async () => {
    const { id } = await policyAt(new Date());
    await db.asOwner("alter table policy_versions disable trigger user");
    await db.asOwner(`insert into policy_versions (id, valid_from, rules) values (900, now(), '{"a": 1}')`);
    expect((await policyAt(new Date())).id).toBe(id);
    await db.asOwner("delete from policy_versions where id = 900");
    await db.asOwner("alter table policy_versions enable trigger user");
  });

  it("are built on what was newest: of two on the same ground the second is stale", async () => {
    const one = allowed(await propose({ cooling: 48 })).proposalId;
    const other = allowed(await propose({ cooling: 50 })).proposalId;
    const rulings = await Promise.all([approve(one), approve(other)]);
    expect(rulings.filter((ruling) => ruling.allowed)).toHaveLength(1);
    const lost = rulings.find((ruling) => !ruling.allowed);
    const told = lost?.allowed === false ? lost.reasons : [];
    expect(told).toEqual(["proposal.stale", "policy.changed", "policy.newer"]);
    const states = [await proposalRow(db, one), await proposalRow(db, other)].map(({ state }) => state);
    expect(states.sort()).toEqual(["approved", "stale"]);
  });

  it("are made anew as what they change, so that nothing that came between is taken back", async () => {
    const now = await db.database.read(lead, newestPolicy);
    const younger = { ...now.rules, reissue: { ...now.rules.reissue, addressAgeDays: 77 } };
    const waits = allowed(await propose({ rules: younger })).proposalId;
    allowed(await approve(allowed(await propose({ cooling: 55 })).proposalId));
    expect(await approve(waits)).toMatchObject({ allowed: false });
    const again = allowed(await renewProposal(db.context, { actor: lead, proposalId: waits })).proposalId;
    expect((await proposalRow(db, again))["changes"]).toEqual([
      { field: "reissue.addressAgeDays", before: String(now.rules.reissue.addressAgeDays), after: "77" },
    ]);
    allowed(await approve(again));
    expect((await policyAt(new Date())).rules.reissue).toMatchObject({
      addressAgeDays: 77,
      coolingHours: 55,
    });
  });

  it("are built on the newest version, or not at all", async () => {
    const builtOn = (await newestId()) - 1;
    const refusal = { allowed: false, reasons: ["policy.newer"] };
    expect(await propose({ builtOn })).toEqual(refusal);
    const rules = await rulesWith(db, { coolingHours: 56 });
    expect(await tryPolicy(db.context, { actor: lead, rules, builtOn, validFrom: null })).toEqual(refusal);
  });

  it("are tried without leaving a trace, by those who could propose them", async () => {
    const rules = await rulesWith(db, { coolingHours: 57 });
    const order = { actor: lead, rules, builtOn: await newestId(), validFrom: null };
    const proposals = await countOf(db, "proposals", []);
    const audited = await countOf(db, "audit_log", []);
    const was = String((await policyAt(new Date())).rules.reissue.coolingHours);
    expect(allowed(await tryPolicy(db.context, order)).changes).toEqual([
      { field: "reissue.coolingHours", before: was, after: "57" },
    ]);
    const { rules: same } = await policyAt(new Date());
    const refusals = {
      "policy.noChange": await tryPolicy(db.context, { ...order, rules: same }),
      "policy.malformed": await tryPolicy(db.context, { ...order, rules: {} }),
      "policy.past": await tryPolicy(db.context, { ...order, validFrom: before(new Date(), minutes(1)) }),
      "proposer.notAllowed": await tryPolicy(db.context, { ...order, actor: await hireAgent(db) }),
    };
    for (const [reason, ruling] of Object.entries(refusals))
      expect(ruling).toEqual({ allowed: false, reasons: [reason] });
    expect(await countOf(db, "proposals", [])).toBe(proposals);
    expect(await countOf(db, "audit_log", [])).toBe(audited);
  });

  it("are never begun on another day than the one both have read", async () => {
    const soon = after(new Date(), minutes(1));
    const { proposalId } = allowed(await propose({ cooling: 60, validFrom: soon }));
    const later = { ...db.context, clock: () => after(soon, minutes(1)) };
    expect(await approveSeen(later, { actor: specialist, proposalId, seenVersion: 1 })).toEqual({
      allowed: false,
      reasons: ["proposal.stale", "date.passed"],
    });
    const past = await propose({ cooling: 60, validFrom: before(new Date(), minutes(1)) });
    expect(past).toEqual({ allowed: false, reasons: ["policy.past"] });
  });

  it("are whole, change something, and are nowhere laxer than the machines", async () => {
    const rules = await rulesWith(db, { coolingHours: 1 });
    const { hold, ...others } = rules.acts;
    const lax = { ...rules, acts: { ...others, hold: { ...hold, fourEyes: "never" } } };
    for (const broken of [null, {}, { ...rules, acts: others }, { ...rules, more: 1 }, lax])
      expect(await propose({ rules: broken })).toEqual({ allowed: false, reasons: ["policy.malformed"] });
    const { rules: same } = await policyAt(new Date());
    expect(await propose({ rules: same })).toEqual({ allowed: false, reasons: ["policy.noChange"] });
  });

  it("are proposed by those who may, and once for a form that comes twice", async () => {
    const agent = await hireAgent(db);
    expect(await propose({ actor: agent })).toEqual({ allowed: false, reasons: ["proposer.notAllowed"] });
    const key = { idempotencyKey: crypto.randomUUID(), cooling: 70 };
    const [one, other] = await Promise.all([propose(key), propose(key)]);
    expect(allowed(one)).toEqual(allowed(other));
    allowed(await withdrawProposal(db.context, { actor: lead, ...allowed(one), reason: "Ikke endnu." }));
    const next = allowed(await propose({ cooling: 70 })).proposalId;
    const no = { actor: specialist, proposalId: next, seenVersion: 1, reason: "For længe." };
    allowed(await refuseProposal(db.context, no));
    expect(await proposalRow(db, next)).toMatchObject({ state: "refused" });
  });
});
