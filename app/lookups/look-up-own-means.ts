/** A visitor with a blocking code wants to block one means: which kinds they have, MitID must say. */
import { lastLookOf } from "../../db/caller-looks.ts";
import { checkWebCode, type CodeRefusal, type WebCode } from "../commands/check-web-code.ts";
import { citizenOf } from "../domain/actor.ts";
import { effectOf } from "../domain/protection/effect.ts";
import type { AuthenticatorKind } from "../domain/protection/means.ts";
import { allow, refuse, type Ruling } from "../domain/ruling.ts";
import type { LookupContext } from "./frame.ts";
import { lookUpMeansAs } from "./look-up-means.ts";

/** Kinds that can be blocked now. Refused with `identity.unknown` where MitID does not say: all else still works. */
export async function lookUpOwnMeans(
  context: LookupContext,
  order: WebCode,
): Promise<Ruling<{ readonly kinds: readonly AuthenticatorKind[] }, CodeRefusal | "identity.unknown">> {
  const actor = citizenOf(order.visitId);
  const checked = await context.database.transact(actor, (tx) => checkWebCode(tx, context, order));
  if (!checked.allowed) return checked;
  const { citizenId } = checked.value;
  await lookUpMeansAs(context, { actor, callSid: null, citizenId });
  const look = await context.database.read(actor, (tx) =>
    lastLookOf(tx, context.vault, { actor, citizenId }),
  );
  const identity = look?.identity ?? null;
  if (identity === null) return refuse("identity.unknown");
  const open = identity.authenticators.filter(
    (means) => effectOf({ kind: "block", identity: identity.state, means }).length === 0,
  );
  return allow({ kinds: [...new Set(open.map(({ kind }) => kind))] });
}
