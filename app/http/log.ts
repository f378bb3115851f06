/** The log: JSON lines with what happened and ids, never with who it happened to. */
import type { LoggerOptions } from "pino";
import { withoutStopWord } from "./stop-path.ts";

const SECRET_FIELDS = [
  "cpr",
  "digits",
  "Digits",
  "From",
  "To",
  "Caller",
  "Called",
  "phone",
  "code",
  "password",
  "token",
  "cookie",
  "authorization",
];

/** Fields that could name a person or open a door are blanked wherever they turn up, two levels down. */
export function logOptions(level: string): LoggerOptions {
  return {
    level,
    base: { app: "faelleslinjen" },
    timestamp: () => `,"at":"${new Date().toISOString()}"`,
    redact: {
      paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
      censor: "[redacted]",
    },
    serializers: { err: describeError },
  };
}

// An error's message may quote what was sent; the class, the code and our own frames are enough to find the place.
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: "unknown" };
  const frames = (error.stack ?? "")
    .split("\n")
    .slice(1)
    // A message of several lines goes on into the stack: only what is a frame is one.
    .filter((line) => /^ {4}at /.test(line) && !line.includes("node_modules"));
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  return { name: error.name, code, message: masked(error.message), stack: frames.slice(0, 8).join("\n") };
}

/** Runs of six or more digits become dots: personal numbers, codes and phone numbers all are. */
export function masked(text: string): string {
  return text.replace(/\+?\d[\d -]{4,}\d/g, "••••••");
}

const NAMED = /FL-\d{4}-\d{6}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|\+?\d[\d -]{4,}\d/gi;

// Whoever has the word in a stop link can stop with it: it is nobody else's to read, wherever in an address it stands.
const STOP_WORD = /(?:%[\da-f]{2}|[\w-]){43,}/gi;

/** A path without such runs; case numbers and ids, which name nobody, stay. */
export function maskedPath(path: string): string {
  return withoutStopWord(path)
    .replace(STOP_WORD, "••••••")
    .replace(NAMED, (run) => (/^(FL-|[\da-f]{8}-)/i.test(run) ? run : "••••••"));
}
