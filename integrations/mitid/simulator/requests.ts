/** The requests of contract.yaml as the simulator reads them. */
import type { Request } from "express";
import { z } from "zod";
import { Problem, shaped } from "../../simulator-kit/problem.ts";
import { ORDERABLE_KINDS } from "../port.ts";

const reason = z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/);

export const searchRequest = z.union([
  z.strictObject({ cpr: z.string().regex(/^\d{10}$/) }),
  z.strictObject({ userId: z.string().min(5).max(48) }),
  z.strictObject({ uuid: z.uuid() }),
]);

export const plainOrder = z.strictObject({ reason });
export const holdOrder = z.strictObject({ reason, minutes: z.number().int().min(1).max(1440) });
export const activationCodeOrder = z.strictObject({
  reason,
  authenticatorId: z.uuid().toLowerCase().nullable(),
  channel: z.enum(["sms", "paper"]),
});
export const authenticatorOrder = z.strictObject({ reason, kind: z.enum(ORDERABLE_KINDS) });

const versionTag = z.object({ "if-match": z.string().regex(/^"[1-9]\d{0,8}"$/) });

/** The version that an opening was decided on; 428 where it says none, for nothing is opened blindly. */
export function versionOf(request: Request): number {
  const given = request.get("if-match");
  if (given === undefined) throw new Problem(428, "if-match.missing");
  return Number(shaped(versionTag, { "if-match": given })["if-match"].slice(1, -1));
}

export const changesQuery = z.strictObject({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
