/** Fetches or takes over one TwiML document and makes its verbs ready. */
import { warningsOf } from "../twiml/check.ts";
import { parseTwiml, type TwimlNode } from "../twiml/tree.ts";
import { abortable } from "../waiting.ts";
import { pathOf } from "../web/destination.ts";
import type { Answered } from "../web/webhooks.ts";
import { ScriptFailure, type Call, type Next } from "./call.ts";
import { note } from "./chronicle.ts";
import type { Line, Setting } from "./line.ts";
import { callParameters } from "./parameters.ts";
import { queueParameters } from "./queue-parameters.ts";

export interface TwimlDocument {
  readonly url: string | null;
  readonly method: "GET" | "POST";
  readonly verbs: readonly TwimlNode[];
}

const verb = (name: string, text = ""): TwimlNode => ({ name, attributes: {}, children: [], text });

function verbsOf(line: Line, call: Call, url: string | null, source: string): readonly TwimlNode[] {
  const parsed = parseTwiml(source);
  if (!parsed.ok) throw new ScriptFailure(12100, url, parsed.why);
  const warnings = warningsOf(parsed.root);
  for (const warning of warnings) note(line, call, "warning", `${warning.code} ${warning.message}`);
  const [first] = warnings;
  if (line.strict && first !== undefined) throw new ScriptFailure(first.code, url, first.message);
  return parsed.root.children;
}

function contentOf(line: Line, call: Call, answer: Answered): readonly TwimlNode[] {
  const type = answer.contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  if (["text/xml", "application/xml", "text/html"].includes(type))
    return verbsOf(line, call, answer.url, answer.body);
  if (type === "text/plain") return [verb("Say", answer.body.trim())];
  if (type.startsWith("audio/")) return [verb("Play", answer.url), verb("Hangup")];
  throw new ScriptFailure(12300, answer.url, `content type ${type}`);
}

/** Throws ScriptFailure with Twilio's code when there is no usable document, or the signal's reason. */
export async function openDocument(
  line: Line,
  call: Call,
  next: Next,
  signal: AbortSignal,
  setting: Setting,
): Promise<TwimlDocument> {
  if (next.kind === "inline")
    return { url: null, method: "POST", verbs: verbsOf(line, call, null, next.twiml) };
  note(line, call, "webhook", `${next.method} ${pathOf(next.url)}`);
  const waiting = setting === "queue-wait" ? queueParameters(line, call) : {};
  const answer = await abortable(
    signal,
    line.webhooks.send({
      url: next.url,
      method: next.method,
      parameters: { ...callParameters(line, call), ...waiting },
      extra: next.extra,
      channel: "twiml",
      callSid: call.sid,
      cookies: call.cookies,
    }),
  );
  if (!answer.ok) throw new ScriptFailure(answer.code, answer.url, answer.why);
  const verbs = contentOf(line, call, answer);
  note(line, call, "response", verbs.map((one) => one.name).join(" ") || "nothing");
  return { url: answer.url, method: answer.method, verbs };
}
