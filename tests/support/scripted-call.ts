/** Carries out a scripted call against a simulator that it knows only by its URL. */
import { expect } from "vitest";
import type { LineControl } from "./scripted-call-control.ts";
import { LinePhone, type Heard } from "./scripted-call-phone.ts";
import {
  readScript,
  type CallScript,
  type ScriptOutcome,
  type ScriptStep,
  type SmsExpectation,
} from "./scripted-call-script.ts";

export { LinePhone } from "./scripted-call-phone.ts";

const patienceMs = 10_000;

type Done = Promise<void> | void;

/** What only the test can arrange or see; SMS and the call's status are looked up in the simulator by default. */
export interface ScriptHooks {
  /** Real milliseconds that a sentence may take to come. */
  readonly patienceMs?: number;
  readonly given?: (given: Readonly<Record<string, unknown>>, now: Date | null) => Done;
  readonly blocks?: (expected: Readonly<Record<string, number>>) => Done;
  readonly sms?: (expected: readonly SmsExpectation[]) => Done;
  readonly noSmsTo?: (number: string) => Done;
  readonly logNeverContains?: (needles: readonly string[]) => Done;
  readonly call?: (expected: NonNullable<ScriptOutcome["call"]>, phone: LinePhone) => Done;
}

/** Runs the script and checks its `then`; resolves to the telephone, for what the test wants to look at besides. */
export async function runScript(
  sandboxUrl: string,
  text: string,
  hooks: ScriptHooks = {},
): Promise<LinePhone> {
  const script = readScript(text);
  if (Object.keys(script.given).length > 0 || script.now !== undefined)
    await needed(hooks.given, "given")(script.given, script.now ?? null);
  const phone = await LinePhone.call(sandboxUrl, script.call);
  const saved = new Map<string, string>();
  for (const step of script.steps)
    await perform(phone, step, { saved, patienceMs: hooks.patienceMs ?? patienceMs });
  await check(phone, withSaved(script, saved), hooks);
  return phone;
}

function needed<Hook>(hook: Hook | undefined, name: string): Hook {
  if (hook === undefined) throw new Error(`the script says "${name}", but the test has no hook for it`);
  return hook;
}

/** Spoken digits come apart, "4 7 1 1"; written ones do not. */
const asWritten = (spoken: string): string =>
  /^[\d\s.,–-]+$/.test(spoken) ? spoken.replace(/\D/g, "") : spoken.trim();

interface Run {
  readonly saved: Map<string, string>;
  readonly patienceMs: number;
}

async function perform(phone: LinePhone, step: ScriptStep, run: Run): Promise<void> {
  if ("hears" in step) return hear(phone, step.hears, run);
  if ("wait" in step) return phone.waits(step.wait);
  if ("advance" in step) return phone.line.advance(step.advance);
  if ("press" in step) return phone.press(step.press);
  if ("speech" in step) return phone.says(step.speech.text, step.speech.confidence);
  if ("fault" in step) return phone.line.addFault(step.fault);
  if ("reaches" in step) return void (await phone.reaches(step.reaches));
  return phone.hangup();
}

type Hearing = Extract<ScriptStep, { hears: unknown }>["hears"];

async function hear(phone: LinePhone, { re, save, language }: Hearing, run: Run): Promise<void> {
  const heard: Heard = await phone.hears(re, run.patienceMs);
  if (save !== null) run.saved.set(save, asWritten(heard.groups[0] ?? heard.text));
  if (language === null) return;
  const spoken = (await phone.said()).filter((entry) => re.test(entry.text));
  expect(spoken.at(-1)?.language, `language of ${String(re)}`).toBe(language);
}

/** `$name` in an expected SMS stands for what a step saved under that name. */
function withSaved(script: CallScript, saved: ReadonlyMap<string, string>): ScriptOutcome {
  const filled = (text: string): string =>
    text.replace(/\$(\w+)/g, (all, name: string) => saved.get(name) ?? all);
  const sms = script.then.sms?.map((one) =>
    one.contains === undefined ? one : { ...one, contains: filled(one.contains) },
  );
  return sms === undefined ? script.then : { ...script.then, sms };
}

async function check(phone: LinePhone, then: ScriptOutcome, hooks: ScriptHooks): Promise<void> {
  const { blocks, sms, no_sms_to: noSmsTo, log_never_contains: needles, call } = then;
  if (blocks !== undefined) await needed(hooks.blocks, "blocks")(blocks);
  if (sms !== undefined) await (hooks.sms ?? smsIn(phone.line))(sms);
  if (noSmsTo !== undefined) await (hooks.noSmsTo ?? noSmsIn(phone.line))(noSmsTo);
  if (needles !== undefined) await needed(hooks.logNeverContains, "log_never_contains")(needles);
  if (call !== undefined) await (hooks.call ?? callIn)(call, phone);
}

/** SMS go out after the call, by jobs: they are waited for. */
function smsIn(line: LineControl): (expected: readonly SmsExpectation[]) => Promise<void> {
  return async (expected) => {
    for (const { to, contains = "", not } of expected) {
      await expect.poll(() => bodiesTo(line, to), { timeout: patienceMs }).toContain(contains);
      if (not !== undefined) expect(await bodiesTo(line, to)).not.toMatch(not);
    }
  };
}

const bodiesTo = async (line: LineControl, to: string): Promise<string> =>
  (await line.messages(to)).map((message) => message.body).join("\n");

function noSmsIn(line: LineControl): (number: string) => Promise<void> {
  return async (number) => expect(await line.messages(number), `SMS to the caller`).toEqual([]);
}

async function callIn(expected: NonNullable<ScriptOutcome["call"]>, phone: LinePhone): Promise<void> {
  if (expected.last_step !== undefined)
    throw new Error('the script says "last_step", but the test has no hook for "call"');
  await phone.reaches("completed");
  if (expected.status !== undefined) expect((await phone.state()).status).toBe(expected.status);
}
