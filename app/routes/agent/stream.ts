/** /agent/strom: tells an agent's page that something changed, never what; the page then looks for itself. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { ownCaseIds } from "../../../db/views/find-case.ts";
import { beat } from "../../commands/heartbeat.ts";
import { seconds } from "../../domain/duration.ts";
import type { RequestContext } from "../../http/context.ts";
import { DESK_ROLES } from "../../http/guards.ts";
import type { StaffSession } from "../../http/session.ts";
import { RESYNC } from "../../http/topic-hub.ts";

const BEAT = seconds(15);

// A redirect to the log-in would be read as a broken stream; the page's next look leads there instead.
export function loader({ context }: LoaderFunctionArgs): Response {
  const { staff } = context;
  if (staff === null) return new Response(null, { status: 401 });
  if (!DESK_ROLES.includes(staff.role)) return new Response(null, { status: 403 });
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      follow(context, staff, (text) => {
        controller.enqueue(encoder.encode(text));
      });
      context.gone.addEventListener("abort", () => {
        controller.close();
      });
    },
  });
  return new Response(body, {
    headers: { "Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no" },
  });
}

/** Writes topics of this agent until the client goes. */
function follow(
  { services, gone }: RequestContext,
  staff: StaffSession,
  write: (text: string) => void,
): void {
  const { topics, database, log } = services;
  let own: ReadonlySet<string> = new Set();
  const failed = (err: unknown) => {
    log.warn({ err }, "an agent's stream could not look");
  };
  const learnCases = () => {
    const ids = database.read(staff.actor, (tx) => ownCaseIds(tx, staff.staffId));
    ids.then((list) => (own = new Set(list.map((id) => `case:${id}`)))).catch(failed);
  };
  const pulse = () => {
    if (gone.aborted) return;
    write("event: beat\ndata:\n\n");
    beat(services, staff.actor).catch(failed);
  };
  const mine = `agent:${staff.staffId}`;
  const deaf = topics.hear((topic) => {
    if (topic === mine || topic === RESYNC) learnCases();
    if (gone.aborted || !concerns(topic, mine, own)) return;
    write(`data: ${topic}\n\n`);
  });
  const timer = setInterval(pulse, BEAT);
  gone.addEventListener("abort", () => {
    clearInterval(timer);
    deaf();
  });
  write("retry: 1000\n\n");
  learnCases();
  pulse();
}

const FOR_ALL: ReadonlySet<string> = new Set([
  "queue",
  "system",
  "approvals",
  "escalations",
  "letters",
  RESYNC,
]);

const concerns = (topic: string, mine: string, own: ReadonlySet<string>): boolean =>
  topic === mine || FOR_ALL.has(topic) || own.has(topic);
