/** What the line simulator is told at its start, parsed once. */
import { z } from "zod";

const nonEmpty = z.string().min(1);

export const clockModes = ["virtual", "fast", "real"] as const;
export type ClockMode = (typeof clockModes)[number];

const numberConfig = z.object({
  e164: z.string().regex(/^\+\d{6,15}$/),
  voiceUrl: nonEmpty,
  fallbackUrl: nonEmpty.optional(),
  statusCallback: nonEmpty.optional(),
});

const lineConfig = z.object({
  accountSid: z.string().regex(/^AC[0-9a-fA-F]{32}$/),
  /** The first one signs; the second plays the token that was rotated out. */
  authTokens: z.array(nonEmpty).min(1),
  apiKeys: z.array(z.object({ sid: nonEmpty, secret: nonEmpty })),
  numbers: z.array(numberConfig).min(1),
  /** Voice URL and SID of the TwiML app that browser clients call through. */
  clientVoiceUrl: nonEmpty,
  appSid: z.string().default(`AP${"0".repeat(32)}`),
  clientFallbackUrl: nonEmpty.optional(),
  webOrigin: nonEmpty,
  clock: z.enum(clockModes),
  publicUrl: nonEmpty,
  strict: z.boolean().default(false),
});

export interface DemoPerson {
  readonly name: string;
  readonly phone: string;
}

/** `people` is asked anew for every page, so that seeded people show up without a restart. */
export type LineConfig = z.input<typeof lineConfig> & { readonly people?: () => readonly DemoPerson[] };
export type LineSettings = z.output<typeof lineConfig> & { readonly people: () => readonly DemoPerson[] };
export type LineNumber = LineSettings["numbers"][number];

/** Throws when the configuration is wrong, or when someone starts the simulator in production. */
export function parseConfig(config: LineConfig): LineSettings {
  if (process.env["NODE_ENV"] === "production")
    throw new Error("the line simulator does not run in production");
  return { ...lineConfig.parse(config), people: config.people ?? (() => []) };
}
