/** What a caller hears when everything else has failed: a sentence and a way on, from memory alone. */
import type { ErrorRequestHandler } from "express";
import twilio from "twilio";
import { wordsIn } from "../locales/i18n.ts";
import type { Services } from "./context.ts";

/** Answers 200 with TwiML, since any other answer leaves the caller in silence. */
export function spokenApology({ log, settings }: Services): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    log.error({ err: error, path: request.baseUrl + request.path }, "webhook failed");
    const answer = new twilio.twiml.VoiceResponse();
    const words = settings.dutyNumber === null ? "phone:technicalNoNumber" : "phone:technical";
    answer.say({ language: "da-DK", voice: "Polly.Sofie-Neural" }, wordsIn("da")(words));
    if (settings.dutyNumber !== null) answer.dial({ timeout: 20 }, settings.dutyNumber);
    response.status(200).type("text/xml").send(answer.toString());
  };
}
