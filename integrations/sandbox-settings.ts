/** The sandbox's settings: read from the environment once, with the published values of the demo as defaults. */
import { z } from "zod";

const tokens = z
  .string()
  .transform((list) => list.split(",").map((token) => token.trim()))
  .pipe(z.array(z.string().min(1)).min(1));
const word = z.string().min(1);

/** Everybody may know these: they open nothing but the sandbox on this machine. */
export const DEMO_CREDENTIALS = {
  TWILIO_ACCOUNT_SID: "AC00000000000000000000000000000000",
  TWILIO_AUTH_TOKEN: "demo-auth-token",
  TWILIO_API_KEY: "SK00000000000000000000000000000000",
  TWILIO_API_SECRET: "demo-api-secret",
  TWILIO_NUMBER: "+4570000001",
  MITID_USER: "faelleslinjen",
  MITID_PASSWORD: "demo-mitid",
  MITID_BROKER_USER: "faelleslinjen",
  MITID_BROKER_PASSWORD: "demo-mitid-broker",
  NEMLOGIN_USER: "faelleslinjen",
  NEMLOGIN_PASSWORD: "demo-nemlogin",
  NEMKONTO_USER: "faelleslinjen",
  NEMKONTO_PASSWORD: "demo-nemkonto",
  CPR_USER: "faelleslinjen",
  CPR_PASSWORD: "demo-cpr",
  DIGITALPOST_USER: "faelleslinjen",
  DIGITALPOST_PASSWORD: "demo-digitalpost",
  MAIL_USER: "faelleslinjen",
  MAIL_PASSWORD: "demo-mail",
} as const;

const settings = z.object({
  NODE_ENV: z
    .string()
    .default("development")
    .refine((mode) => mode !== "production", "the sandbox does not run in production"),
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(3001),
  /** 0 takes a free one. */
  SANDBOX_SMTP_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  SANDBOX_CLOCK: z.enum(["virtual", "fast", "real"]).default("real"),
  PUBLIC_BASE_URL: z
    .url()
    .default("http://127.0.0.1:3000")
    .transform((url) => url.replace(/\/+$/, "")),
  TWILIO_ACCOUNT_SID: word.default(DEMO_CREDENTIALS.TWILIO_ACCOUNT_SID),
  TWILIO_AUTH_TOKEN: tokens.prefault(DEMO_CREDENTIALS.TWILIO_AUTH_TOKEN),
  TWILIO_API_KEY: word.default(DEMO_CREDENTIALS.TWILIO_API_KEY),
  TWILIO_API_SECRET: word.default(DEMO_CREDENTIALS.TWILIO_API_SECRET),
  TWILIO_APP_SID: word.optional(),
  TWILIO_NUMBER: z
    .string()
    .regex(/^\+\d{8,15}$/)
    .default(DEMO_CREDENTIALS.TWILIO_NUMBER),
  MITID_USER: word.default(DEMO_CREDENTIALS.MITID_USER),
  MITID_PASSWORD: word.default(DEMO_CREDENTIALS.MITID_PASSWORD),
  MITID_BROKER_USER: word.default(DEMO_CREDENTIALS.MITID_BROKER_USER),
  MITID_BROKER_PASSWORD: word.default(DEMO_CREDENTIALS.MITID_BROKER_PASSWORD),
  NEMLOGIN_USER: word.default(DEMO_CREDENTIALS.NEMLOGIN_USER),
  NEMLOGIN_PASSWORD: word.default(DEMO_CREDENTIALS.NEMLOGIN_PASSWORD),
  NEMKONTO_USER: word.default(DEMO_CREDENTIALS.NEMKONTO_USER),
  NEMKONTO_PASSWORD: word.default(DEMO_CREDENTIALS.NEMKONTO_PASSWORD),
  CPR_USER: word.default(DEMO_CREDENTIALS.CPR_USER),
  CPR_PASSWORD: word.default(DEMO_CREDENTIALS.CPR_PASSWORD),
  DIGITALPOST_USER: word.default(DEMO_CREDENTIALS.DIGITALPOST_USER),
  DIGITALPOST_PASSWORD: word.default(DEMO_CREDENTIALS.DIGITALPOST_PASSWORD),
  MAIL_USER: word.default(DEMO_CREDENTIALS.MAIL_USER),
  MAIL_PASSWORD: word.default(DEMO_CREDENTIALS.MAIL_PASSWORD),
});

export type SandboxSettings = z.infer<typeof settings>;

/** Throws with one line for each fault, without the values; unset and empty variables take the demo's values. */
export function readSandboxSettings(source: Readonly<Record<string, string | undefined>>): SandboxSettings {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = settings.safeParse(filled);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The sandbox's settings need mending:\n${lines.join("\n")}`);
}
