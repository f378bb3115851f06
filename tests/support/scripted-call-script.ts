/** The YAML of a scripted call (telephony.md §7b), read strictly: an unknown word is a mistake in the script. */
import { parse } from "yaml";
import { z } from "zod";

/** "/text/flags" as a regular expression; letters match in either case unless flags are written. */
const expression = z.string().transform((text, context) => {
  const [, source, flags = ""] = /^\/(.*)\/([imsu]*)$/s.exec(text) ?? [];
  if (source !== undefined) return new RegExp(source, flags === "" ? "i" : flags);
  context.addIssue({ code: "custom", message: "write a regular expression as /…/" });
  return z.NEVER;
});

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000 };

/** "4s", "500ms" or "2m" as milliseconds. */
const length = z
  .string()
  .regex(/^\d+(\.\d+)?(ms|s|m)$/)
  .transform((text) => Number.parseFloat(text) * (unitMs[text.replace(/[\d.]/g, "")] ?? 1));

const hearing = z.union([
  expression.transform((re) => ({ re, save: null, language: null })),
  z.strictObject({
    re: expression,
    save: z.string().nullable().default(null),
    language: z.string().nullable().default(null),
  }),
]);

const fault = z.looseObject({ on: z.string(), kind: z.string() });
const speech = z.strictObject({ text: z.string(), confidence: z.number().nullable().default(0.9) });
const place = z.enum(["gather", "queue", "conference", "completed"]);

const step = z.union([
  z.strictObject({ hears: hearing }),
  z.strictObject({ wait: length }),
  z.strictObject({ advance: length }),
  z.strictObject({ press: z.union([z.string(), z.int()]).transform(String) }),
  z.strictObject({ speech }),
  z.strictObject({ fault }),
  z.strictObject({ reaches: place }),
  z.strictObject({ hangup: z.literal("caller") }),
]);

const smsExpected = z.strictObject({
  to: z.string(),
  contains: z.string().optional(),
  not: expression.optional(),
});

const outcome = z.strictObject({
  blocks: z.record(z.string(), z.int()).optional(),
  sms: z.array(smsExpected).optional(),
  no_sms_to: z.string().optional(),
  log_never_contains: z.array(z.string()).optional(),
  call: z.strictObject({ status: z.string().optional(), last_step: z.string().optional() }).optional(),
});

const script = z.strictObject({
  name: z.string(),
  now: z
    .union([z.string(), z.date()])
    .transform((value) => new Date(value))
    .optional(),
  given: z.record(z.string(), z.unknown()).default({}),
  call: z.strictObject({
    from: z.string(),
    to: z.string(),
    geo: z.record(z.string(), z.string()).default({}),
  }),
  steps: z.array(step),
  then: outcome.default({}),
});

export type CallScript = z.output<typeof script>;
export type ScriptStep = z.output<typeof step>;
export type ScriptOutcome = z.output<typeof outcome>;
export type SmsExpectation = z.output<typeof smsExpected>;

/** Throws with every mistake when the text is not a scripted call. */
export const readScript = (text: string): CallScript => script.parse(parse(text));
