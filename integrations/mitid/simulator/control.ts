/** Control routes for tests and the demo: which codes and parcels are out, and what the citizen does with them. */
import type { Router } from "express";
import { answerControl } from "../../simulator-kit/control-answer.ts";
import { Problem, shaped } from "../../simulator-kit/problem.ts";
import type { CitizenRequest } from "./citizen-requests.ts";
import { citizenRequest } from "./citizen-requests.ts";
import type { Entry, Reissue } from "./entry.ts";
import type { Identities } from "./identities.ts";
import { enterActivationCode, enterTemporaryPassword, enterTemporaryPin } from "./rules/enter-code.ts";
import { changePhone, die, receiveParcel, sendParcel } from "./rules/life.ts";
import { enterWrongPin, logIn } from "./rules/log-in.ts";
import type { Deed } from "./rules/verdict.ts";

/** A deed that MitID refuses is a 409 with its reason; one that came to nothing, such as a wrong code, is not. */
export function addCitizen(control: Router, identities: Identities, now: () => Date): void {
  control.get("/codes", (_, response) => answerControl(response, () => listed(identities, codeView)));
  control.get("/parcels", (_, response) => answerControl(response, () => listed(identities, parcelView)));
  control.post("/citizen", (request, response) =>
    answerControl(response, () => {
      const wanted = shaped(citizenRequest, request.body);
      const entry = identities.byUuid(wanted.identityUuid);
      if (entry === null) throw new Problem(404, "identity.unknown");
      const deed = perform(entry, wanted, now());
      if ("refused" in deed) throw new Problem(409, deed.refused);
      identities.keep(deed.entry, deed.changes, null);
      return { outcome: deed.outcome };
    }),
  );
}

function perform(entry: Entry, deed: CitizenRequest, now: Date): Deed {
  switch (deed.action) {
    case "enterActivationCode":
      return enterActivationCode(entry, deed.code, now);
    case "useTemporaryPassword":
      return enterTemporaryPassword(entry, deed.code, now);
    case "useTemporaryPin":
      return enterTemporaryPin(entry, deed.code, now);
    case "wrongPin":
      return enterWrongPin(entry, deed.authenticatorId, now);
    case "logIn":
      return logIn(entry, deed.authenticatorId, now);
    case "changePhone":
      return changePhone(entry, deed.phone, now);
    case "sendParcel":
      return sendParcel(entry, deed.reference, now);
    case "receiveParcel":
      return receiveParcel(entry, deed.reference, now);
    case "die":
      return die(entry, now);
    default:
      return deed satisfies never;
  }
}

/** Every reissue that has such a view, oldest first. */
const listed = (identities: Identities, view: (uuid: string, reissue: Reissue) => object | null) =>
  identities
    .all()
    .flatMap(({ identity, reissues }) => reissues.map((reissue) => ({ uuid: identity.uuid, reissue })))
    .sort((left, right) => (left.reissue.orderedAt < right.reissue.orderedAt ? -1 : 1))
    .flatMap(({ uuid, reissue }) => view(uuid, reissue) ?? []);

function codeView(identityUuid: string, { reference, kind, channel, code, orderedAt }: Reissue) {
  return code === null ? null : { reference, kind, channel, identityUuid, code, sentAt: orderedAt };
}

function parcelView(identityUuid: string, reissue: Reissue) {
  const { reference, kind, authenticatorId, orderedAt, state, stateChangedAt } = reissue;
  return kind === "parcel"
    ? { reference, identityUuid, authenticatorId, orderedAt, state, stateChangedAt }
    : null;
}
