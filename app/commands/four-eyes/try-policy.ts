/** New rules on trial: what they would change, and whether they could be proposed. Nothing is written. */
import { staffById } from "../../../db/staff.ts";
import { policyShape } from "../../../db/policy-shape.ts";
import type { Change } from "../../domain/four-eyes/proposal.ts";
import { mayProposeRules } from "../../domain/four-eyes/decider.ts";
import { allow, refuse, type Ruling } from "../../domain/ruling.ts";
import type { CommandContext } from "../frame.ts";
import { momentOf } from "./kind.ts";
import { KINDS } from "./kinds.ts";
import { groundFault, type WantedRules } from "./propose-policy.ts";

export async function tryPolicy(
  context: CommandContext,
  { actor, rules, builtOn, validFrom }: WantedRules,
): Promise<Ruling<{ readonly changes: readonly Change[] }>> {
  return context.database.read(
    actor,
    async (tx): Promise<Ruling<{ readonly changes: readonly Change[] }>> => {
      const member = await staffById(tx, actor.id);
      if (member === undefined || !mayProposeRules(member)) return refuse("proposer.notAllowed");
      const fault = await groundFault(tx, context.clock(), { builtOn, validFrom });
      if (fault !== null) return refuse(fault);
      const parsed = policyShape.safeParse(rules);
      if (!parsed.success) return refuse("policy.malformed");
      const from = validFrom?.toISOString() ?? null;
      const payload = { rules: parsed.data, validFrom: from, idempotencyKey: "trial", renews: null };
      const draft = { proposer: actor, caseId: null, citizenId: null, payload };
      const tried = await KINDS.policy.dryRun(tx, await momentOf(tx, context), draft);
      return tried.allowed ? allow({ changes: tried.value.changes }) : tried;
    },
  );
}
