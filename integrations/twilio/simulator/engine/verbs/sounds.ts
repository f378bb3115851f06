/** Say, Play and Pause: what the caller hears, and for how long. */
import type { TwimlNode } from "../../twiml/tree.ts";
import { numberAttribute } from "../../twiml/attributes.ts";
import { note } from "../chronicle.ts";
import { goOn, sound, type Stage, type Step } from "../stage.ts";

const charactersPerSecond = 14;
const recordingMs = 10_000;
const endless = 1_000;

const voiceLanguages: readonly (readonly [voices: RegExp, language: string])[] = [
  [/Naja|Mads|Sofie|da-DK/, "da-DK"],
  [/Amy|Emma|Brian|en-GB/, "en-GB"],
];

/** The language as written, or else the one the voice speaks. */
function languageOf(node: TwimlNode): string {
  const written = node.attributes["language"];
  if (written !== undefined && written !== "") return written;
  const voice = node.attributes["voice"] ?? "";
  return voiceLanguages.find(([voices]) => voices.test(voice))?.[1] ?? "en-US";
}

function breaksMs(node: TwimlNode): number {
  const [, amount = "0", unit] = /^(\d+(?:\.\d+)?)(ms|s)$/.exec(node.attributes["time"] ?? "") ?? [];
  const own = node.name === "break" ? Number(amount) * (unit === "s" ? 1_000 : 1) : 0;
  return node.children.reduce((sum, child) => sum + breaksMs(child), own);
}

/** How long the text takes to say, in milliseconds: 14 characters a second and the breaks. */
const speakingMs = (node: TwimlNode): number =>
  Math.round((node.text.length / charactersPerSecond) * 1_000) + breaksMs(node);

function limitOf(node: TwimlNode): number {
  const voice = node.attributes["voice"] ?? "";
  if (voice.startsWith("Polly.")) return 3_000;
  return voice.startsWith("Google.") ? 5_000 : 4_096;
}

/** Why Twilio would not say this, with its code; null when it would. */
function sayFault(node: TwimlNode): string | null {
  if (node.text === "") return "13520 Say is empty";
  if (node.text.length > limitOf(node)) return "13521 Say is too long";
  return encodeURIComponent(node.text).length > 4_500 ? "13521 Say is too long when encoded" : null;
}

const loops = (node: TwimlNode): number => {
  const count = numberAttribute(node, "loop", 1);
  return count === 0 ? endless : count;
};

export async function say(stage: Stage, node: TwimlNode): Promise<Step> {
  const fault = sayFault(node);
  if (fault !== null) {
    note(stage.line, stage.call, "warning", fault);
    return goOn;
  }
  const language = languageOf(node);
  for (let round = 0; round < loops(node); round += 1) {
    note(stage.line, stage.call, "say", node.text, language);
    await sound(stage, { kind: "say", text: node.text, language }, speakingMs(node));
  }
  return goOn;
}

export async function play(stage: Stage, node: TwimlNode): Promise<Step> {
  const digits = node.attributes["digits"];
  const text = digits === undefined ? node.text : "keypad tones";
  const ms = digits === undefined ? recordingMs : digits.length * 500;
  for (let round = 0; round < loops(node); round += 1) {
    note(stage.line, stage.call, "play", text);
    await sound(stage, { kind: "play", text, language: null }, ms);
  }
  return goOn;
}

export async function pause(stage: Stage, node: TwimlNode): Promise<Step> {
  const seconds = numberAttribute(node, "length", 1);
  note(stage.line, stage.call, "pause", `${seconds} s`);
  await sound(stage, { kind: "pause", text: "", language: null }, seconds * 1_000);
  return goOn;
}

/** Music without end, where no URL says what to play. */
export async function music(stage: Stage): Promise<never> {
  note(stage.line, stage.call, "play", "hold music");
  for (;;) await sound(stage, { kind: "play", text: "hold music", language: null }, 30_000);
}
