/** The TwiML this simulator carries out: every element with its attributes and children. */

export interface ElementRule {
  readonly attributes: readonly string[];
  readonly children: readonly string[];
}

const words = (list: string): readonly string[] => (list === "" ? [] : list.split(" "));
const rule = (attributes: string, children = ""): ElementRule => ({
  attributes: words(attributes),
  children: words(children),
});

const inline = "break emphasis lang phoneme prosody say-as sub w";
const legCallbacks = "method statusCallback statusCallbackEvent statusCallbackMethod url";
const recording = "recordingStatusCallback recordingStatusCallbackEvent recordingStatusCallbackMethod";

export const vocabulary: Readonly<Record<string, ElementRule>> = {
  Response: rule("", "Say Play Pause Gather Redirect Enqueue Leave Dial Record Reject Hangup Start Stop"),
  Say: rule("language loop voice", `${inline} p s`),
  Play: rule("digits loop"),
  Pause: rule("length"),
  Gather: rule(
    "action actionOnEmptyResult bargeIn debug enhanced finishOnKey hints input language maxSpeechTime method " +
      "numDigits partialResultCallback partialResultCallbackMethod profanityFilter speechModel speechTimeout timeout",
    "Say Play Pause",
  ),
  Redirect: rule("method"),
  Enqueue: rule("action maxQueueSize method waitUrl waitUrlMethod workflowSid", "Task"),
  Task: rule("priority timeout"),
  Leave: rule(""),
  Reject: rule("reason"),
  Hangup: rule(""),
  Dial: rule(
    `action answerOnBridge callerId events hangupOnStar method record ringTone sequential timeLimit timeout trim ${recording} recordingTrack`,
    "Number Client Conference Queue Sip",
  ),
  Number: rule(`sendDigits ${legCallbacks}`),
  Client: rule(legCallbacks, "Identity Parameter"),
  Identity: rule(""),
  Parameter: rule("name value"),
  Conference: rule(
    "beep coach endConferenceOnExit eventCallbackUrl jitterBufferSize maxParticipants muted participantLabel record " +
      `${recording} region startConferenceOnEnter statusCallback statusCallbackEvent statusCallbackMethod trim waitMethod waitUrl`,
  ),
  Queue: rule("method url postWorkActivitySid reservationSid"),
  Sip: rule("method password url username"),
  Record: rule(
    `action finishOnKey maxLength method playBeep ${recording} timeout transcribe transcribeCallback trim`,
  ),
  Start: rule("action method", "Recording"),
  Stop: rule("", "Recording"),
  Recording: rule(
    "channels track trim recordingStatusCallback recordingStatusCallbackEvent recordingStatusCallbackMethod",
  ),
  break: rule("strength time"),
  emphasis: rule("level", inline),
  lang: rule("xml:lang", `${inline} p s`),
  p: rule("", `${inline} s`),
  phoneme: rule("alphabet ph"),
  prosody: rule("pitch rate volume", `${inline} p s`),
  s: rule("", inline),
  "say-as": rule("format interpret-as"),
  sub: rule("alias"),
  w: rule("role", "break emphasis phoneme prosody say-as sub"),
};
