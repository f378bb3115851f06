/** The acts of a case, newest first, each with its receipt, what it waits for, its way and who stopped it. */
import { sql } from "kysely";
import { isReissue, type ActKind, type ActState } from "../../app/domain/protection/acts.ts";
import { stillWaits, stopOf, type ReissueState } from "../../app/domain/protection/withdrawal.ts";
import { WISH_REFUSALS } from "../../app/domain/protection/wish.ts";
import type { Requester } from "../../app/domain/verification/representation.ts";
import { holdEnd } from "../../app/domain/protection/hold.ts";
import type { Tx } from "../database.ts";
import type { StopOutcome } from "../reissue-stops.ts";
import {
  noticesOf,
  postWaitsOf,
  targetsOf,
  type ActTargetView,
  type NoticeView,
  type PostWait,
} from "./case-act-ways.ts";

export type { ActTargetView, NoticeView, PostWait } from "./case-act-ways.ts";

/** Who took something back: the person by a link, somebody at the desk, or the line by itself. */
export type StoppedBy = "citizen" | "agent" | "system";

export interface ActView {
  readonly id: string;
  readonly kind: ActKind;
  readonly state: ActState;
  readonly authenticatorId: string | null;
  readonly means: string | null;
  readonly suffix: string | null;
  readonly reason: string;
  readonly receipt: string;
  readonly fate: string | null;
  readonly holdUntil: string | null;
  /** When it may leave, where it waits and the citizen can stop it. */
  readonly notBefore: string | null;
  /** Why it waits longer than that; null where the post does not hold it back. */
  readonly post: PostWait | null;
  /** Why a wish was refused, or what was to leave later did not; empty for everything else. */
  readonly refusalReasons: readonly string[];
  readonly requester: Requester;
  /** Two people stand behind it. */
  readonly isApproved: boolean;
  readonly delivery: string | null;
  /** How far the code or the parcel has come; null before MitID has made it. */
  readonly reissue: {
    readonly state: ReissueState;
    readonly issuedAt: string;
    readonly changedAt: string;
  } | null;
  readonly withdrawn: { readonly at: string; readonly by: StoppedBy } | null;
  /** A stop of what had left already; `outcome` is null while MitID has not answered. */
  readonly stop: {
    readonly askedAt: string;
    readonly by: StoppedBy;
    readonly outcome: StopOutcome | null;
  } | null;
  /** How it can be taken back now: it never leaves, or MitID is asked to kill it; null where it is too late. */
  readonly takeBack: "withdraw" | "stop" | null;
  readonly acceptedAt: string;
  readonly acknowledgedAt: string | null;
  readonly by: string | null;
  readonly targets: readonly ActTargetView[];
  readonly notices: readonly NoticeView[];
}

export async function caseActs(tx: Tx, caseId: string): Promise<readonly ActView[]> {
  const rows = await rowsOf(tx, caseId);
  const ids = rows.map(({ id }) => id);
  const targets = await targetsOf(tx, ids);
  const notices = await noticesOf(tx, ids);
  const posts = await postWaitsOf(tx, ids);
  return rows.map((row) => ({
    ...actOf(row),
    targets: targets.get(row.id) ?? [],
    notices: notices.get(row.id) ?? [],
    post: posts.get(row.id) ?? null,
  }));
}

/** A try that was turned down at once has no receipt that anybody was given: it is on record, and not here. */
const rowsOf = (tx: Tx, caseId: string) =>
  tx
    .selectFrom("acts")
    .leftJoin("staff", (join) =>
      join.on((eb) => eb(eb.cast<string>("staff.id", "text"), "=", eb.ref("acts.actorId"))),
    )
    .leftJoin("reissues", "reissues.actId", "acts.id")
    .leftJoin("reissueStops", "reissueStops.actId", "acts.id")
    .where("acts.caseId", "=", caseId)
    .where((eb) =>
      eb.or([
        eb("acts.acceptedAt", "is not", null),
        sql<boolean>`acts.refusal_reasons && ${[...WISH_REFUSALS]}::text[]`,
      ]),
    )
    .orderBy("acts.createdAt", "desc")
    .select(["acts.id", "acts.kind", "acts.state", "acts.authenticatorId", "acts.authenticatorKind"])
    .select(["acts.authenticatorSuffix", "acts.reason", "acts.receiptNumber", "acts.fate", "acts.holdUntil"])
    .select(["acts.notBefore", "acts.refusalReasons", "acts.requester", "acts.delivery", "acts.proposalId"])
    .select(["acts.withdrawnAt", "acts.withdrawnBy", "acts.acceptedAt", "acts.acknowledgedAt"])
    .select(["acts.createdAt", "staff.displayName"])
    .select(["reissues.state as reissueState", "reissues.issuedAt", "reissues.changedAt"])
    .select(["reissueStops.askedAt", "reissueStops.actorKind as stopActor", "reissueStops.outcome"])
    .execute();

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

const actOf = (row: Row): Omit<ActView, "targets" | "notices" | "post"> => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  authenticatorId: row.authenticatorId,
  means: row.authenticatorKind,
  suffix: row.authenticatorSuffix,
  reason: row.reason,
  receipt: row.receiptNumber,
  fate: row.fate,
  holdUntil: holdEnd(row)?.toISOString() ?? null,
  notBefore: row.notBefore?.toISOString() ?? null,
  refusalReasons: row.refusalReasons ?? [],
  requester: row.requester,
  isApproved: row.proposalId !== null,
  delivery: row.delivery,
  reissue: reissueOf(row),
  withdrawn:
    row.withdrawnAt === null || row.withdrawnBy === null
      ? null
      : { at: row.withdrawnAt.toISOString(), by: row.withdrawnBy },
  stop: stopView(row),
  takeBack: takeBackOf(row),
  acceptedAt: (row.acceptedAt ?? row.createdAt).toISOString(),
  acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
  by: row.displayName,
});

function reissueOf({ reissueState: state, issuedAt, changedAt }: Row): ActView["reissue"] {
  if (state === null || issuedAt === null || changedAt === null) return null;
  return { state, issuedAt: issuedAt.toISOString(), changedAt: changedAt.toISOString() };
}

function stopView({ askedAt, stopActor, outcome }: Row): ActView["stop"] {
  if (askedAt === null || stopActor === null) return null;
  const by = stopActor === "citizen" ? "citizen" : stopActor === "system" ? "system" : "agent";
  return { askedAt: askedAt.toISOString(), by, outcome };
}

function takeBackOf(row: Row): ActView["takeBack"] {
  if (!isReissue(row.kind) || row.askedAt !== null) return null;
  if (stillWaits(row)) return "withdraw";
  return stopOf(row, row.reissueState) === "cancel" ? "stop" : null;
}
