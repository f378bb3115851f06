/** The demo's settings: what an outside caller may choose, and what follows from it. */
import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { userInfo } from "node:os";
import { z } from "zod";
import type { VaultKeys } from "../../db/vault.ts";
import type { DemoPerson } from "../../db/seed/seed.ts";
import type { KnownPerson } from "../../db/seed/work.ts";
import { DEMO_ACCOUNT_SID } from "../env.server.ts";

/** How the processes are started; the heap's bound makes the collector tidy before it asks the machine for more. */
export const NODE_FLAGS = [
  "--disable-warning=ExperimentalWarning",
  "--max-old-space-size=256",
  "--max-semi-space-size=4",
];

export interface StartSettings {
  readonly port: number;
  readonly sandboxUrl: string;
  readonly sandboxPort: number;
  /** Where the sandbox takes mail. */
  readonly smtpPort: number;
  readonly publicBaseUrl: string;
  readonly databaseUrl: string | null;
}

const port = z.coerce.number().int().min(1).max(65_535);
const startShape = z.object({
  PORT: port.default(3000),
  SANDBOX_PORT: port.default(3001),
  PUBLIC_BASE_URL: z.url().optional(),
  DATABASE_URL: z.string().optional(),
});

/** Throws with the names of the faulty settings. The sandbox takes mail at whatever port is free: nobody types it. */
export function readStartSettings(
  source: Record<string, string | undefined>,
  smtpPort: number,
): StartSettings {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const { PORT, SANDBOX_PORT, PUBLIC_BASE_URL, DATABASE_URL } = startShape.parse(given);
  return {
    port: PORT,
    sandboxPort: SANDBOX_PORT,
    smtpPort,
    sandboxUrl: `http://127.0.0.1:${String(SANDBOX_PORT)}`,
    publicBaseUrl: (PUBLIC_BASE_URL ?? `http://127.0.0.1:${String(PORT)}`).replace(/\/$/, ""),
    databaseUrl: DATABASE_URL ?? null,
  };
}

/** Everything the web process and the sandbox need, where the outside has not set it. */
export function demoEnv(
  settings: StartSettings,
  keys: VaultKeys,
  databaseUrl: string,
): Record<string, string> {
  const { sandboxUrl } = settings;
  const defaults = {
    NODE_ENV: "development",
    DEMO: "true",
    LOG_LEVEL: "warn",
    TWILIO_ACCOUNT_SID: DEMO_ACCOUNT_SID,
    TWILIO_AUTH_TOKEN: "demo-auth-token",
    TWILIO_API_KEY: "SK00000000000000000000000000000000",
    TWILIO_API_SECRET: "demo-api-secret",
    TWILIO_API_BASE: sandboxUrl,
    TWILIO_NUMBER: "+4570000001",
    MITID_URL: `${sandboxUrl}/mitid`,
    MITID_USER: "faelleslinjen",
    MITID_PASSWORD: "demo-mitid",
    MITID_BROKER_URL: `${sandboxUrl}/mitid/broker/op`,
    MITID_BROKER_USER: "faelleslinjen",
    MITID_BROKER_PASSWORD: "demo-mitid-broker",
    NEMLOGIN_URL: `${sandboxUrl}/nemlogin`,
    NEMLOGIN_USER: "faelleslinjen",
    NEMLOGIN_PASSWORD: "demo-nemlogin",
    NEMKONTO_URL: `${sandboxUrl}/nemkonto`,
    NEMKONTO_USER: "faelleslinjen",
    NEMKONTO_PASSWORD: "demo-nemkonto",
    CPR_URL: `${sandboxUrl}/cpr`,
    CPR_USER: "faelleslinjen",
    CPR_PASSWORD: "demo-cpr",
    DIGITALPOST_URL: `${sandboxUrl}/digitalpost/apis/v1`,
    DIGITALPOST_USER: "faelleslinjen",
    DIGITALPOST_PASSWORD: "demo-digitalpost",
    DIGITALPOST_SENDER_CVR: "34051178",
    MAIL_URL: `smtp://faelleslinjen:demo-mail@127.0.0.1:${String(settings.smtpPort)}`,
    MAIL_FROM: "svar-ikke@faelleslinjen.example",
    VAULT_KEYS: keys.keys.map(([id, hex]) => `${id}:${hex}`).join(","),
    INDEX_KEY: keys.indexKey,
  };
  const chosen = Object.fromEntries(
    Object.entries(defaults).filter(([name]) => (process.env[name] ?? "") === ""),
  );
  const { port: webPort, sandboxPort, publicBaseUrl } = settings;
  return {
    ...chosen,
    PORT: String(webPort),
    SANDBOX_PORT: String(sandboxPort),
    SANDBOX_SMTP_PORT: String(settings.smtpPort),
    PUBLIC_BASE_URL: publicBaseUrl,
    DATABASE_URL: databaseUrl,
  };
}

const keyFileShape = z.object({ keys: z.array(z.tuple([z.string(), z.string()])), indexKey: z.string() });

/** The demo's keys, made once and kept beside its database: other keys could not open what is stored. */
export async function keysOfThisPlace(): Promise<VaultKeys> {
  const chosen = process.env["VAULT_KEYS"];
  const chosenIndex = process.env["INDEX_KEY"];
  if (chosen && chosenIndex) {
    return { keys: chosen.split(",").map((entry) => splitKey(entry)), indexKey: chosenIndex };
  }
  const folder = fileURLToPath(new URL(`../../.data/keys-${String(userInfo().uid)}/`, import.meta.url));
  const file = `${folder}demo.json`;
  try {
    const stored: unknown = JSON.parse(await readFile(file, "utf8"));
    return keyFileShape.parse(stored);
  } catch {
    const made: VaultKeys = {
      keys: [["demo", randomBytes(32).toString("hex")]],
      indexKey: randomBytes(32).toString("hex"),
    };
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(file, JSON.stringify(made), { mode: 0o600 });
    return made;
  }
}

function splitKey(entry: string): readonly [string, string] {
  const [id = "", hex = ""] = entry.split(":");
  return [id, hex];
}

const peopleShape = z.array(z.object({ name: z.string(), cpr: z.string(), blockingCode: z.string() }));

export async function fetchPeople(sandboxUrl: string): Promise<readonly (DemoPerson & KnownPerson)[]> {
  const answer = await fetch(`${sandboxUrl}/_control/people`);
  const people: unknown = await answer.json();
  return peopleShape.parse(people);
}

/** Resolves when the address answers 200; rejects after a minute. */
export async function waitFor(url: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const ready = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`No answer from ${url}`);
}
