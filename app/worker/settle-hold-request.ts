/** Matches what an unattended caller keyed in against the registers, after the receipt was given. */
import { SystemDown } from "../domain/faults.ts";
import { factFits } from "../domain/verification/claim.ts";
import { recordHoldLook } from "../commands/record-hold-look.ts";
import {
  openHoldRequest,
  postponeHoldRequest,
  settleHoldRequest,
  type OpenClaim,
  type Settlement,
} from "../commands/settle-hold-request.ts";
import { ask, snapshotOf } from "../lookups/ask.ts";
import type { ActContext } from "./context.ts";

/** Where a register is silent it is asked again; what was received is never given up. */
export async function settleHold(
  context: ActContext,
  { requestId }: { readonly requestId: string },
): Promise<void> {
  const claim = await openHoldRequest(context, requestId);
  if (claim === null) return;
  try {
    const found = await findSubject(context, { ...claim, requestId });
    await settleHoldRequest(context, { requestId, ...found });
  } catch (error) {
    if (!(error instanceof SystemDown)) throw error;
    await postponeHoldRequest(context, { requestId, attempt: claim.attempt });
  }
}

const NOBODY = { subject: null, fits: false } as const;

type Asked = OpenClaim & { readonly requestId: string };

async function findSubject(
  context: ActContext,
  { requestId, subject: named, fact }: Asked,
): Promise<Pick<Settlement, "subject" | "fits">> {
  const { mitid, cpr: register } = context.ports;
  const identity = await mitid.findIdentity(named);
  if (identity === null) return NOBODY;
  const owner = named.by === "cpr" ? named : await mitid.personOf(identity.uuid);
  if (owner === null) return NOBODY;
  const [person, contacts] = await Promise.all([
    ask(register.findPerson(owner.cpr)),
    ask(mitid.contactPoints(identity.uuid)),
  ]);
  const subject = { cpr: owner.cpr, mitidUuid: identity.uuid };
  const said = { mitid: contacts.outcome, cpr: person.outcome };
  await recordHoldLook(context, { requestId, subject, said });
  for (const [system, outcome] of Object.entries(said))
    if (outcome === "systemDown") throw new SystemDown(system, true, "no match without an answer");
  const known = snapshotOf(person);
  const { passportNumber, drivingLicenceNumber } = known?.facts ?? {};
  const documents = [passportNumber, drivingLicenceNumber].flatMap((number) => number ?? []);
  const phones = (snapshotOf(contacts) ?? []).flatMap(({ kind, value }) => (kind === "phone" ? value : []));
  const fits = factFits({ documents, phones }, fact);
  return { subject: { ...subject, registerStatus: known?.status ?? null }, fits };
}
