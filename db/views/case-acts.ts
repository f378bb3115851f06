/** The acts of a case, newest first, each with its way through the target systems and the notices it sent out. */
import type { ActKind } from "../../app/domain/protection/acts.ts";
import type { Tx } from "../database.ts";

export interface ActTargetView {
  readonly system: string;
  readonly state: "pending" | "sent" | "acknowledged" | "refused" | "escalated";
  readonly attempts: number;
  readonly lastAttemptAt: string | null;
  readonly acknowledgedAt: string | null;
  readonly deadlineAt: string;
}

export interface NoticeView {
  readonly id: string;
  readonly channel: "sms" | "nemSms" | "digitalPost" | "email" | "letter";
  readonly state: "queued" | "sent" | "delivered" | "failed" | "notPossible";
  readonly at: string;
}

export interface ActView {
  readonly id: string;
  readonly kind: ActKind;
  readonly state: string;
  readonly authenticatorId: string | null;
  readonly means: string | null;
  readonly suffix: string | null;
  readonly reason: string;
  readonly receipt: string;
  readonly fate: string | null;
  readonly holdUntil: string | null;
  /** When it may leave, where it waits and the citizen can stop it. */
  readonly notBefore: string | null;
  readonly refusalReasons: readonly string[];
  readonly requester: string;
  readonly delivery: string | null;
  /** How far the code or the parcel has come; null before MitID has made it. */
  readonly reissue: { readonly state: string; readonly changedAt: string } | null;
  readonly acceptedAt: string;
  readonly acknowledgedAt: string | null;
  readonly by: string | null;
  readonly targets: readonly ActTargetView[];
  readonly notices: readonly NoticeView[];
}

export async function caseActs(tx: Tx, caseId: string): Promise<readonly ActView[]> {
  const rows = await tx
    .selectFrom("acts")
    .leftJoin("staff", (join) =>
      join.on((eb) => eb(eb.cast<string>("staff.id", "text"), "=", eb.ref("acts.actorId"))),
    )
    .leftJoin("reissues", "reissues.actId", "acts.id")
    .where("acts.caseId", "=", caseId)
    .orderBy("acts.createdAt", "desc")
    .select(["acts.notBefore", "acts.refusalReasons", "acts.requester", "acts.delivery"])
    .select(["reissues.state as reissueState", "reissues.changedAt as reissueChangedAt"])
    .select([
      "acts.id",
      "acts.kind",
      "acts.state",
      "acts.authenticatorId",
      "acts.authenticatorKind",
      "acts.authenticatorSuffix",
      "acts.reason",
    ])
    .select([
      "acts.receiptNumber",
      "acts.fate",
      "acts.holdUntil",
      "acts.acceptedAt",
      "acts.acknowledgedAt",
      "acts.createdAt",
    ])
    .select("staff.displayName")
    .execute();
  const targets = await targetsOf(
    tx,
    rows.map(({ id }) => id),
  );
  const notices = await noticesOf(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    state: row.state,
    authenticatorId: row.authenticatorId,
    means: row.authenticatorKind,
    suffix: row.authenticatorSuffix,
    reason: row.reason,
    receipt: row.receiptNumber,
    fate: row.fate,
    holdUntil: row.holdUntil?.toISOString() ?? null,
    notBefore: row.notBefore?.toISOString() ?? null,
    refusalReasons: row.refusalReasons ?? [],
    requester: row.requester,
    delivery: row.delivery,
    reissue:
      row.reissueState === null || row.reissueChangedAt === null
        ? null
        : { state: row.reissueState, changedAt: row.reissueChangedAt.toISOString() },
    acceptedAt: (row.acceptedAt ?? row.createdAt).toISOString(),
    acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
    by: row.displayName,
    targets: targets.filter(({ actId }) => actId === row.id).map(({ view }) => view),
    notices: notices.filter(({ actId }) => actId === row.id).map(({ view }) => view),
  }));
}

async function targetsOf(tx: Tx, actIds: readonly string[]) {
  if (actIds.length === 0) return [];
  const rows = await tx
    .selectFrom("actTargets")
    .where("actId", "in", actIds)
    .orderBy("system")
    .selectAll()
    .execute();
  return rows.map((row) => ({
    actId: row.actId,
    view: {
      system: row.system,
      state: row.state,
      attempts: row.attempts,
      lastAttemptAt: row.lastAttemptAt?.toISOString() ?? null,
      acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
      deadlineAt: row.deadlineAt.toISOString(),
    },
  }));
}

async function noticesOf(tx: Tx, actIds: readonly string[]) {
  if (actIds.length === 0) return [];
  const rows = await tx
    .selectFrom("notices")
    .where("actId", "in", actIds)
    .orderBy("channel", "desc")
    .orderBy("recipientOrdinal")
    .select(["id", "actId", "channel", "state", "createdAt", "sentAt"])
    .execute();
  return rows.map((row) => ({
    actId: row.actId,
    view: {
      id: row.id,
      channel: row.channel,
      state: row.state,
      at: (row.sentAt ?? row.createdAt).toISOString(),
    },
  }));
}
