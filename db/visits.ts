/** What a visit to the web has stopped already, so that a form sent twice is answered alike. */
import type { AuthenticatorKind } from "../app/domain/protection/means.ts";
import type { Tx } from "./database.ts";

type Stop =
  { readonly kind: "hold" | "suspend" } | { readonly kind: "block"; readonly means: AuthenticatorKind };

/** Null where this visit has stopped nothing of the kind. */
export async function stopsOfVisit(tx: Tx, visitId: string, stop: Stop, now: Date) {
  const rows = await tx
    .selectFrom("acts")
    .innerJoin("cases", "cases.id", "acts.caseId")
    .where("cases.visitId", "=", visitId)
    .where("acts.kind", "=", stop.kind)
    .$if(stop.kind === "block", (query) =>
      query.where("acts.authenticatorKind", "=", stop.kind === "block" ? stop.means : null),
    )
    // What MitID would not do, or the policy did not open, was no stop: whoever asks again is decided on again.
    .where("acts.state", "not in", ["refused", "withdrawn"])
    .where((eb) =>
      eb.or([
        eb("acts.holdUntil", "is", null),
        eb("acts.state", "<>", "acknowledged"),
        eb("acts.holdUntil", ">", now),
      ]),
    )
    .select(["cases.number", "acts.receiptNumber", "acts.sameAsActId"])
    .execute();
  const [first] = rows;
  if (first === undefined) return null;
  const fate: "underWay" | "alreadyDone" = rows.some(({ sameAsActId }) => sameAsActId === null)
    ? "underWay"
    : "alreadyDone";
  return { caseNumber: first.number, receiptNumber: first.receiptNumber, fate };
}
