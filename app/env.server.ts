/** The only reader of process.env in the application: every setting checked at the start, every fault printed at once. */
import { z } from "zod";

const flag = z.enum(["true", "false"]).transform((word) => word === "true");
const tokens = z
  .string()
  .min(1)
  .transform((list) => list.split(",").map((token) => token.trim()));
const key = z.string().regex(/^[0-9a-f]{64}$/, "must be 64 hex digits (32 bytes)");
const settings = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  DEMO: flag.default(false),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  PUBLIC_BASE_URL: z.url(),
  TRUST_PROXY_HOPS: z.coerce.number().int().min(0).max(5).default(0),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must be a postgresql:// address"),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(100).default(20),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  VAULT_KEYS: z
    .string()
    .transform((list) => list.split(",").map((entry) => entry.split(":")))
    .pipe(z.array(z.tuple([z.string().regex(/^[a-z0-9-]{1,20}$/), key])).min(1)),
  INDEX_KEY: key,
  TWILIO_ACCOUNT_SID: z.string().regex(/^AC[0-9a-f]{32}$/),
  TWILIO_AUTH_TOKEN: tokens,
  TWILIO_API_KEY: z.string().min(1),
  TWILIO_API_SECRET: z.string().min(1),
  TWILIO_API_BASE: z.url().optional(),
  TWILIO_REGION: z.string().default("ie1"),
  TWILIO_EDGE: z.string().default("dublin"),
  TWILIO_APP_SID: z.string().default("AP00000000000000000000000000000000"),
  TWILIO_NUMBER: z.string().regex(/^\+\d{8,15}$/),
  TWILIO_SMS_FROM: z
    .string()
    .regex(
      /^(\+\d{8,15}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11})$/,
      "must be a number, or at most 11 letters and digits",
    )
    .default("Hjaelpedesk"),
  DUTY_NUMBER: z
    .string()
    .regex(/^\+\d{8,15}$/)
    .optional(),
  MITID_URL: z.url(),
  MITID_USER: z.string().min(1),
  MITID_PASSWORD: z.string().min(1),
  MITID_BROKER_URL: z.url(),
  MITID_BROKER_USER: z.string().min(1),
  MITID_BROKER_PASSWORD: z.string().min(1),
  MITID_BROKER_CALLER_IP: z.ipv4().default("0.0.0.0"),
  NEMLOGIN_URL: z.url(),
  NEMLOGIN_USER: z.string().min(1),
  NEMLOGIN_PASSWORD: z.string().min(1),
  NEMKONTO_URL: z.url(),
  NEMKONTO_USER: z.string().min(1),
  NEMKONTO_PASSWORD: z.string().min(1),
  CPR_URL: z.url(),
  CPR_USER: z.string().min(1),
  CPR_PASSWORD: z.string().min(1),
  DIGITALPOST_URL: z.url(),
  DIGITALPOST_USER: z.string().min(1),
  DIGITALPOST_PASSWORD: z.string().min(1),
  DIGITALPOST_SENDER_CVR: z.string().regex(/^\d{8}$/),
  MAIL_URL: z.url({ protocol: /^smtps?$/ }),
  MAIL_FROM: z.email(),
});

export type Env = z.infer<typeof settings>;

export class BadSettings extends Error {
  override readonly name = "BadSettings";
}

/** The account that the simulators answer to; any other is taken for a real one. */
export const DEMO_ACCOUNT_SID = "AC00000000000000000000000000000000";

/** Reads the settings; throws BadSettings with one line for each fault, without the values. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = settings.safeParse(filled);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new BadSettings(`The settings need mending:\n${lines.join("\n")}`);
  }
  refuseDemoWithRealAccount(parsed.data);
  return parsed.data;
}

// Demo accounts have published passwords: they must never stand beside a real telephone account (product.md §9).
function refuseDemoWithRealAccount(env: Env): void {
  if (!env.DEMO) return;
  if (env.TWILIO_ACCOUNT_SID === DEMO_ACCOUNT_SID && env.TWILIO_API_BASE !== undefined) return;
  throw new BadSettings(
    "The settings need mending:\n  DEMO: demo mode refuses to run with a real account's credentials",
  );
}
