/** Matches what an unattended caller keyed in against the registers, after the receipt was given. */
import { SystemDown } from "../domain/faults.ts";
import { factFits } from "../domain/verification/claim.ts";
import {
  openHoldRequest,
  postponeHoldRequest,
  settleHoldRequest,
  type OpenClaim,
  type Settlement,
} from "../commands/settle-hold-request.ts";
import type { ActContext } from "./context.ts";

/** Where a register is silent it is asked again; what was received is never given up. */
export async function settleHold(
  context: ActContext,
  { requestId }: { readonly requestId: string },
): Promise<void> {
  const claim = await openHoldRequest(context, requestId);
  if (claim === null) return;
  try {
    await settleHoldRequest(context, { requestId, ...(await findSubject(context, claim)) });
  } catch (error) {
    if (!(error instanceof SystemDown)) throw error;
    await postponeHoldRequest(context, { requestId, attempt: claim.attempt });
  }
}

const NOBODY = { subject: null, fits: false } as const;

async function findSubject(
  context: ActContext,
  claim: OpenClaim,
): Promise<Pick<Settlement, "subject" | "fits">> {
  const { mitid, cpr: register } = context.ports;
  const identity = await mitid.findIdentity(claim.subject);
  if (identity === null) return NOBODY;
  const owner = claim.subject.by === "cpr" ? claim.subject : await mitid.personOf(identity.uuid);
  if (owner === null) return NOBODY;
  const [person, contacts] = await Promise.all([
    register.findPerson(owner.cpr),
    mitid.contactPoints(identity.uuid),
  ]);
  const documents = [person?.facts.passportNumber, person?.facts.drivingLicenceNumber].flatMap(
    (number) => number ?? [],
  );
  const phones = contacts.filter(({ kind }) => kind === "phone").map(({ value }) => value);
  return {
    subject: { cpr: owner.cpr, mitidUuid: identity.uuid, registerStatus: person?.status ?? null },
    fits: factFits({ documents, phones }, claim.fact),
  };
}
