/** REST: IncomingPhoneNumbers, so that a deployment can point a number at the application. */
import type { Router } from "express";
import type { Line } from "../engine/line.ts";
import type { OwnNumber } from "../engine/numbers.ts";
import { pageOf } from "./envelope.ts";
import { badParameter, unknownResource } from "./errors.ts";
import { formOf, type Form } from "./form.ts";
import { accountPath, renderNumber } from "./render.ts";

function numberOf(line: Line, sid: string): OwnNumber {
  const number = line.numbers.find(sid);
  if (number === undefined) throw unknownResource(`${accountPath(line)}/IncomingPhoneNumbers/${sid}.json`);
  return number;
}

function update(line: Line, number: OwnNumber, form: Form): void {
  const voiceUrl = form.text("VoiceUrl");
  if (voiceUrl !== null && !URL.canParse(voiceUrl)) throw badParameter(21502, "VoiceUrl is not a valid URL");
  number.voiceUrl = voiceUrl ?? number.voiceUrl;
  number.voiceMethod = form.text("VoiceMethod") === null ? number.voiceMethod : form.method("VoiceMethod");
  number.fallbackUrl = form.text("VoiceFallbackUrl") ?? number.fallbackUrl;
  number.statusCallback = form.text("StatusCallback") ?? number.statusCallback;
  number.updatedAt = line.clock.now();
}

export function numberRoutes(router: Router, line: Line): void {
  router.get("/IncomingPhoneNumbers.json", (request, response) => {
    const query = formOf(request.query);
    const wanted = query.text("PhoneNumber");
    const found = line.numbers.list().filter((number) => wanted === null || number.e164.includes(wanted));
    const path = `${accountPath(line)}/IncomingPhoneNumbers.json`;
    const render = (number: OwnNumber): unknown => renderNumber(line, number);
    response.json(pageOf("incoming_phone_numbers", path, query, ["PhoneNumber"], found, render));
  });
  router.get("/IncomingPhoneNumbers/:sid.json", (request, response) => {
    response.json(renderNumber(line, numberOf(line, request.params.sid)));
  });
  router.post("/IncomingPhoneNumbers/:sid.json", (request, response) => {
    const number = numberOf(line, request.params.sid);
    update(line, number, formOf(request.body));
    response.json(renderNumber(line, number));
  });
}
