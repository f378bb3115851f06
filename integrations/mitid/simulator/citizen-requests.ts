/** What the demo and the tests may let a citizen do, as the control route reads it. */
import { z } from "zod";

const identityUuid = z.uuid();
const authenticatorId = z.uuid().toLowerCase();
const code = z.string().min(1).max(64);

const does = <Action extends string, Shape extends z.ZodRawShape>(action: Action, shape: Shape) =>
  z.strictObject({ identityUuid, action: z.literal(action), ...shape });

export const citizenRequest = z.discriminatedUnion("action", [
  does("enterActivationCode", { code }),
  does("useTemporaryPassword", { code }),
  does("useTemporaryPin", { code }),
  does("wrongPin", { authenticatorId }),
  does("logIn", { authenticatorId }),
  does("changePhone", { phone: z.string().regex(/^\+[1-9]\d{6,14}$/) }),
  // The post office's part: from then on the parcel can be received.
  does("sendParcel", { reference: z.uuid().toLowerCase().optional() }),
  does("receiveParcel", { reference: z.uuid().toLowerCase().optional() }),
  does("die", {}),
]);
export type CitizenRequest = z.infer<typeof citizenRequest>;
