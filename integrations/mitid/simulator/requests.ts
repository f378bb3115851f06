/** The requests of contract.yaml as the simulator reads them. */
import { z } from "zod";

const reason = z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/);

export const searchRequest = z.union([
  z.strictObject({ cpr: z.string().regex(/^\d{10}$/) }),
  z.strictObject({ userId: z.string().min(5).max(48) }),
  z.strictObject({ uuid: z.uuid() }),
]);

export const stopRequest = z.strictObject({ reason });
export const holdRequest = z.strictObject({ reason, until: z.iso.datetime({ offset: true }) });

export const idempotencyKey = z.string().regex(/^[A-Za-z0-9_.:-]{8,128}$/);

export const changesQuery = z.strictObject({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
