/** Every form and button of the product, as its pages send them. */
import { INGER_CPR } from "../support/desk.ts";

export const KEY = "0f8fad5b-d9cb-4d79-a465-70867728950e";
export const CASE = "/agent/sager/:nr";

/** Forms with fields, as the pages send them. A new route fails the first test until it stands here. */
export const FORMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "/log-ind": { username: "maja", password: "not-this-one" },
  "/sprog": { sprog: "da", tilbage: "/" },
  "/agent/tilstand": { state: "ready" },
  [`${CASE}/identificer`]: { key: INGER_CPR },
  [`${CASE}/svar`]: { questionId: KEY, answer: "Odense" },
  [`${CASE}/kode/tjek`]: { code: "123456" },
  [`${CASE}/dokument`]: { document: "passport", number: "207654321" },
  [`${CASE}/fremmoede`]: { beside: "controlQuestions", passport: "1" },
  [`${CASE}/vidne`]: { witnessCpr: INGER_CPR },
  [`${CASE}/fuldmagt`]: { requester: "attorney", documentation: "powerOfAttorney", reference: "J-1" },
  [`${CASE}/spaer`]: { stop: "suspend", reason: "stolen", idempotencyKey: KEY },
  [`${CASE}/handling`]: { act: "temporaryPin", seenVersion: "7", idempotencyKey: KEY },
  [`${CASE}/fortryd`]: { actId: KEY, reason: "mistake" },
  [`${CASE}/stands`]: { actId: KEY, reason: "mistake" },
  [`${CASE}/afslag`]: { kind: "orderMeans", reasonCode: "wish.notEntitled" },
  [`${CASE}/tyveri`]: { step: "bank", outcome: "done" },
  [`${CASE}/tyveri/fortryd`]: { step: "bank" },
  [`${CASE}/hold`]: { hold: "true" },
  [`${CASE}/note`]: { text: "En note" },
  [`${CASE}/kladde`]: { text: "En kladde" },
  [`${CASE}/afslut`]: { code: "mitid-block" },
  [`${CASE}/foreslaa`]: {
    act: "suspend",
    requester: "bank",
    actReason: "reported",
    reason: "Banken ser overførsler, som hun ikke kender.",
    idempotencyKey: KEY,
  },
  "/agent/godkend/:id/godkend": { seenVersion: "1", hasRead: "on" },
  "/agent/godkend/:id/afvis": { seenVersion: "1", reason: "Banken har ikke skrevet." },
  "/agent/godkend/:id/traek-tilbage": { reason: "Banken ringede af." },
  "/agent/regler/ny": {
    builtOn: "2",
    day: "2027-01-01",
    reason: "Ventetiden er for kort.",
    idempotencyKey: KEY,
  },
  "/agent/regler/foreslaa": {
    builtOn: "2",
    day: "2027-01-01",
    reason: "Ventetiden er for kort.",
    idempotencyKey: KEY,
  },
};
/** Buttons: their body is never read. */
export const BUTTONS = [
  "/log-ud",
  "/agent/tilbud/:offerId/tag",
  "/agent/tilbud/:offerId/ikke-nu",
  `${CASE}/sporgsmaal`,
  `${CASE}/kode/send`,
  `${CASE}/godkendelse`,
  `${CASE}/godkendelse/annuller`,
  `${CASE}/spaerrekode`,
  `${CASE}/laeg-paa`,
  "/agent/godkend/:id/forny",
  "/agent/breve/:id/udskriv",
  "/agent/breve/:id/sendt",
  "/agent/breve/:id/retur",
  "/agent/skal-ses-til/alarm/:alarmId/tag",
  "/agent/skal-ses-til/alarm/:alarmId/set-til",
  "/agent/skal-ses-til/:actId/:system/tag",
  "/agent/skal-ses-til/:actId/:system/set-til",
  "/stop/:token",
  "/en/stop/:token",
];
export const DOORS = ["/log-ind", "/log-ud", "/sprog", "/stop/:token", "/en/stop/:token"];
// Their pages tell no site where one came from, so that some browsers say "null" of their own form; the secret word in the address is the proof there.
export const NULL_ORIGIN_IS_OWN = ["/stop/:token", "/en/stop/:token"];
// Refusals are on record, and tries are counted: both are meant.
export const MEANT = ["audit_log", "attempt_limits"];

/** The path with the number of a case, and with keys of nothing where it wants others. */
export const filled = (path: string, number: string): string =>
  path
    .replace(":nr", number)
    .replace(":system", "mitid")
    .replace(/:(offerId|id|actId|token)/, KEY);
