/** TwiML for the talk itself: both legs' way into the room, the hold, and the way back to the queue. */
import twilio from "twilio";
import { spokenIn } from "../locales/spoken.ts";
import { PARKING_QUEUE } from "../domain/routing/conference-name.ts";
import { lineUrl } from "./twiml.ts";

export type Language = "da" | "en";

const VOICES = {
  da: { language: "da-DK", voice: "Polly.Sofie-Neural" },
  en: { language: "en-GB", voice: "Polly.Amy-Neural" },
} as const;

const HOLD_PAUSE_SECONDS = 10;

type SpokenTalk = "hold" | "offerGone" | "lineFault";

function saying(language: Language, key: SpokenTalk) {
  const response = new twilio.twiml.VoiceResponse();
  response.say(VOICES[language], spokenIn(language)(`talk:${key}`));
  return response;
}

/** The agent waits in the room first; the caller comes when the agent is there (telephony.md §0.2). */
export function agentIntoRoom(name: string): string {
  const response = new twilio.twiml.VoiceResponse();
  const dial = response.dial({ action: lineUrl("/tlf/agent-slut"), method: "POST" });
  dial.conference(
    {
      startConferenceOnEnter: true,
      endConferenceOnExit: false,
      beep: "false",
      participantLabel: "agent",
      statusCallback: lineUrl("/tlf/konf"),
      statusCallbackMethod: "POST",
      statusCallbackEvent: ["start", "end", "join", "leave"],
    },
    name,
  );
  return response.toString();
}

/** When the caller goes the room closes; when the agent goes the caller stays. */
export function callerIntoRoom(name: string): string {
  const response = new twilio.twiml.VoiceResponse();
  const dial = response.dial({ action: lineUrl("/tlf/efter"), method: "POST" });
  dial.conference(
    { startConferenceOnEnter: true, endConferenceOnExit: true, beep: "false", participantLabel: "borger" },
    name,
  );
  return response.toString();
}

/** Nothing more to do on this leg. */
export function nothing(): string {
  return new twilio.twiml.VoiceResponse().toString();
}

export function offerGone(): string {
  const response = saying("da", "offerGone");
  response.hangup();
  return response.toString();
}

/** Said again every ten seconds; the document is asked for anew when it has run out. */
export function onHold(language: Language): string {
  const response = saying(language, "hold");
  response.pause({ length: HOLD_PAUSE_SECONDS });
  response.redirect({ method: "POST" }, lineUrl("/tlf/teknisk"));
  return response.toString();
}

/** Back to the queue after the agent was lost. */
export function backToQueue(language: Language): string {
  const response = saying(language, "lineFault");
  response.enqueue(
    {
      waitUrl: lineUrl("/tlf/vent"),
      waitUrlMethod: "POST",
      action: lineUrl("/tlf/koe-slut"),
      method: "POST",
    },
    PARKING_QUEUE,
  );
  return response.toString();
}
