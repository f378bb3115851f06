/** Writes a proposal of any kind after its dry run; part of the caller's transaction. */
import type { Tx } from "../../../db/database.ts";
import { insertProposal, proposalByKey, type StoredProposal } from "../../../db/proposals.ts";
import { after } from "../../domain/duration.ts";
import type { ProposalKindName } from "../../domain/four-eyes/proposal.ts";
import type { ActKind } from "../../domain/protection/acts.ts";
import { allow, refuse, type Ruling } from "../../domain/ruling.ts";
import type { CommandContext } from "../frame.ts";
import { momentOf, type Draft } from "./kind.ts";
import { KINDS } from "./kinds.ts";
import { tellTurn } from "./record.ts";

export interface ToPropose extends Draft {
  readonly kind: ProposalKindName;
  readonly payload: { readonly idempotencyKey: string; readonly renews: string | null };
  readonly reason: string;
  readonly actKind: ActKind | null;
  readonly authenticatorId: string | null;
}

export interface MadeProposal {
  readonly proposalId: string;
}

/** The same form sent twice makes one proposal; another wish under its key is refused. */
export async function makeProposal(
  tx: Tx,
  context: CommandContext,
  wanted: ToPropose,
): Promise<Ruling<MadeProposal>> {
  const { proposer, kind, payload } = wanted;
  const known = await proposalByKey(tx, proposer.id, payload.idempotencyKey);
  if (known !== undefined)
    return isSameWish(known, wanted) ? allow({ proposalId: known.id }) : refuse("proposal.keyUsed");
  const moment = await momentOf(tx, context);
  const tried = await KINDS[kind].dryRun(tx, moment, wanted);
  if (!tried.allowed) return tried;
  const { basedOn, changes, lives } = tried.value;
  const now = moment.clock();
  const about = {
    kind,
    proposedBy: proposer.id,
    caseId: wanted.caseId,
    citizenId: wanted.citizenId,
    actKind: wanted.actKind,
  };
  const id = await insertProposal(tx, {
    ...about,
    reason: wanted.reason,
    authenticatorId: wanted.authenticatorId,
    payload,
    basedOn,
    changes,
    policyId: basedOn.policyId,
    proposedAt: now,
    expiresAt: after(now, lives),
  });
  await tellTurn(tx, proposer, { id, ...about }, "make", { changes: changes.length });
  return allow({ proposalId: id });
}

/** The same form once more, while what it made is there: not another wish under its key, nor one that was ended since. */
function isSameWish(known: StoredProposal, wanted: ToPropose): boolean {
  if (known.state !== "open" && known.state !== "approved") return false;
  // A renewal has one wish, whatever has moved beneath it.
  if (wanted.payload.renews !== null) return true;
  const wishes = [known, wanted].map(({ kind, caseId, actKind, authenticatorId, reason, payload }) =>
    inOrder([kind, caseId, actKind, authenticatorId, reason, payload]),
  );
  return wishes[0] === wishes[1];
}

/** JSON with the keys in one order: the database keeps its own. */
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
