/** Screens of the phone menu as TwiML: the only place where the line's sentences become Twilio's verbs. */
import twilio from "twilio";
import type { Language, Line } from "../domain/ivr/phrases.ts";
import type { Render, Screen } from "../domain/ivr/screen.ts";
import type { Step } from "../domain/ivr/state.ts";
import { MENU } from "../domain/ivr/steps.ts";
import { PARKING_QUEUE } from "../domain/routing/conference-name.ts";
import { spokenIn } from "../locales/spoken.ts";

type VoiceResponse = InstanceType<typeof twilio.twiml.VoiceResponse>;

const VOICES = {
  da: { voice: "Polly.Sofie-Neural", language: "da-DK" },
  en: { voice: "Polly.Amy-Neural", language: "en-GB" },
} as const;

// Two retries within Twilio's own 15 s, so that a lost answer is asked for again (telephony.md §1.4).
const PATIENCE = "#rc=2&rp=ct,rt,5xx&ct=2000&rt=4500&tt=15000&e=dublin,frankfurt";

/** A path below /tlf/ as the address of the next document. */
export const lineUrl = (path: string): string => `${path}${PATIENCE}`;

const stepUrl = (stepNumber: number): string => lineUrl(`/tlf/trin?n=${String(stepNumber)}`);

const DUTY_RINGS_SECONDS = 20;
/** Of the twelve seconds of public/lyd/vent.wav. */
const WAIT_TONE_ROUNDS = 2;

/** Anything that can speak: a response or a gather within it. */
interface Speaker {
  say(
    attributes: { voice: "Polly.Sofie-Neural" | "Polly.Amy-Neural"; language: "da-DK" | "en-GB" },
    message: string,
  ): unknown;
}

// Every name that a sentence may leave open, so that none is ever read out as it is written.
const NOTHING = { digits: "", text: "", time: "", place: "" };

export function speakLines(speaker: Speaker, language: Language, lines: readonly Line[]): void {
  for (const line of lines) {
    const spoken = line.language ?? language;
    speaker.say(VOICES[spoken], spokenIn(spoken)(`phone:${line.phrase}`, { ...NOTHING, ...line.values }));
  }
}

/** `dutyNumber` is rung at night when the menu says so; null where nobody is on duty. */
export function twimlRenderer(dutyNumber: string | null): Render {
  return (screen) => {
    const response = new twilio.twiml.VoiceResponse();
    if (screen.then !== "listen") speakLines(response, screen.language, screen.lines);
    goOn(response, screen, dutyNumber);
    return response.toString();
  };
}

function goOn(response: VoiceResponse, screen: Screen, dutyNumber: string | null): void {
  const action = stepUrl(screen.stepNumber);
  switch (screen.then) {
    case "listen":
      listen(response, screen, action);
      return;
    case "goOn":
      response.redirect({ method: "POST" }, action);
      return;
    case "enqueue":
      response.enqueue(
        {
          waitUrl: lineUrl("/tlf/vent"),
          waitUrlMethod: "POST",
          action: lineUrl("/tlf/koe-slut"),
          method: "POST",
        },
        PARKING_QUEUE,
      );
      return;
    case "dialDuty":
      if (dutyNumber !== null)
        response.dial({ timeout: DUTY_RINGS_SECONDS, action, method: "POST" }).number(dutyNumber);
      return;
    case "reject":
      response.reject({ reason: "busy" });
      return;
    case "startOver":
      response.redirect({ method: "POST" }, lineUrl("/tlf/ind"));
      return;
    case "hangUp":
      response.hangup();
      return;
    default:
      screen.then satisfies never;
  }
}

function listen(response: VoiceResponse, screen: Screen, action: string): void {
  const { digits, timeoutSeconds } = listeningAt(screen.step);
  const gather = response.gather({
    input: ["dtmf"],
    action,
    method: "POST",
    timeout: timeoutSeconds,
    actionOnEmptyResult: true,
    finishOnKey: "#",
    ...(digits === null ? {} : { numDigits: digits }),
  });
  speakLines(gather, screen.language, screen.lines);
}

function listeningAt(step: Step): { readonly digits: number | null; readonly timeoutSeconds: number } {
  const rule = MENU[step];
  return rule.kind === "passing" ? { digits: 1, timeoutSeconds: 5 } : rule.listening;
}

const EMPTY = new twilio.twiml.VoiceResponse().toString();

/** Nothing to say: control is elsewhere already. */
export const emptyTwiml = (): string => EMPTY;

/** Some lines and the end of the call. */
export function farewellTwiml(language: Language, lines: readonly Line[]): string {
  const response = new twilio.twiml.VoiceResponse();
  speakLines(response, language, lines);
  response.hangup();
  return response.toString();
}

/** One round of waiting, about half a minute: what there is to tell, then soft tones. Twilio asks again after it. */
export function waitTwiml(language: Language, lines: readonly Line[], publicBaseUrl: string): string {
  const response = new twilio.twiml.VoiceResponse();
  speakLines(response, language, lines);
  response.play({ loop: WAIT_TONE_ROUNDS }, `${publicBaseUrl}/lyd/vent.wav`);
  return response.toString();
}

/** Lets go of a caller whom our queue does not know. */
export function leaveTwiml(): string {
  const response = new twilio.twiml.VoiceResponse();
  response.leave();
  return response.toString();
}

/** What is said when nothing else can be: in both languages, since the call's own may be out of reach. */
export function apologyTwiml(dutyNumber: string | null): string {
  const response = new twilio.twiml.VoiceResponse();
  const phrase = dutyNumber === null ? "technicalNoNumber" : "technical";
  speakLines(response, "da", [{ phrase }, { phrase, language: "en" }]);
  if (dutyNumber !== null) response.dial({ timeout: DUTY_RINGS_SECONDS }).number(dutyNumber);
  response.hangup();
  return response.toString();
}
