/** REST: Calls. */
import type { Router } from "express";
import { fetchNext, isOver, type Call, type CallbackTarget, type Next } from "../engine/call.ts";
import { divert, endCall } from "../engine/lifecycle.ts";
import type { Line } from "../engine/line.ts";
import { startOutbound } from "../engine/starts.ts";
import { pageOf } from "./envelope.ts";
import { badParameter, unknownResource } from "./errors.ts";
import { formOf, type Form } from "./form.ts";
import { accountPath, renderCall } from "./render.ts";

const inlineLimit = 4_000;

/** Url or Twiml of a request; null where neither is given. */
export function nextFrom(form: Form): Next | null {
  const twiml = form.text("Twiml");
  if (twiml !== null && twiml.length > inlineLimit) throw badParameter(32018, "Twiml parameter is too long");
  if (twiml !== null) return { kind: "inline", twiml };
  const url = form.text("Url");
  if (url === null || url === "") return null;
  if (!URL.canParse(url)) throw badParameter(21205, "Url is not a valid URL");
  return fetchNext(url, form.method("Method"));
}

export function callbackFrom(form: Form, prefix = ""): CallbackTarget | null {
  const url = form.text(`${prefix}StatusCallback`);
  if (url === null || url === "") return null;
  const named = form.list(`${prefix}StatusCallbackEvent`).flatMap((one) => one.split(/\s+/));
  const usual = prefix === "" ? ["completed"] : ["start", "end"];
  const events = named.length === 0 ? usual : named;
  return { url, method: form.method(`${prefix}StatusCallbackMethod`), events };
}

const isDialable = (address: string): boolean =>
  /^\+\d{6,15}$/.test(address) || /^client:\w{1,121}$/.test(address);

/** Checks From and To as Twilio does: the caller id must be ours. */
export function endsOfCall(line: Line, form: Form): { readonly from: string; readonly to: string } {
  const to = form.text("To") ?? "";
  const from = form.text("From") ?? "";
  if (!isDialable(to)) throw badParameter(21211, "Invalid 'To' Phone Number");
  if (!isDialable(from)) throw badParameter(21212, "Invalid 'From' Phone Number");
  if (line.numbers.find(from) === undefined && !from.startsWith("client:"))
    throw badParameter(21210, "'From' phone number not verified");
  return { from, to };
}

function callOf(line: Line, sid: string): Call {
  const call = line.calls.get(sid);
  if (call === undefined) throw unknownResource(`${accountPath(line)}/Calls/${sid}.json`);
  return call;
}

function createCall(line: Line, form: Form): Call {
  const ends = endsOfCall(line, form);
  const next = nextFrom(form);
  if (next === null) throw badParameter(21205, "Url or Twiml is required");
  const fallbackUrl = form.text("FallbackUrl");
  return startOutbound(line, {
    ...ends,
    next,
    fallback: fallbackUrl === null ? null : fetchNext(fallbackUrl, form.method("FallbackMethod")),
    callback: callbackFrom(form),
    timeoutMs: form.number("Timeout", 60, 1, 600) * 1_000,
  });
}

function updateCall(line: Line, call: Call, form: Form): void {
  const next = nextFrom(form);
  const status = form.text("Status");
  if (isOver(call)) throw badParameter(21220, "Call is not in-progress. Cannot redirect.");
  if (status === "completed") return endCall(line, call, call.answeredAt === null ? "canceled" : "completed");
  if (status === "canceled" && call.answeredAt === null) return endCall(line, call, "canceled");
  if (status !== null && status !== "canceled") throw badParameter(21218, "Invalid status");
  if (next !== null) divert(call, next);
}

const filters = ["Status", "To", "From", "ParentCallSid"];

function matching(line: Line, query: Form): readonly Call[] {
  const fits = (name: string, value: string | null): boolean => {
    const wanted = query.text(name);
    return wanted === null || wanted === value;
  };
  return [...line.calls.values()]
    .filter((call) => fits("Status", call.status) && fits("To", call.to) && fits("From", call.from))
    .filter((call) => fits("ParentCallSid", call.parentSid))
    .reverse();
}

export function callRoutes(router: Router, line: Line): void {
  router.post("/Calls.json", (request, response) => {
    response.status(201).json(renderCall(line, createCall(line, formOf(request.body))));
  });
  router.get("/Calls.json", (request, response) => {
    const query = formOf(request.query);
    const path = `${accountPath(line)}/Calls.json`;
    response.json(
      pageOf("calls", path, query, filters, matching(line, query), (call) => renderCall(line, call)),
    );
  });
  router.get("/Calls/:sid.json", (request, response) => {
    response.json(renderCall(line, callOf(line, request.params.sid)));
  });
  router.post("/Calls/:sid.json", (request, response) => {
    const call = callOf(line, request.params.sid);
    updateCall(line, call, formOf(request.body));
    response.json(renderCall(line, call));
  });
  router.delete("/Calls/:sid.json", (request, response) => {
    const call = callOf(line, request.params.sid);
    if (!isOver(call)) throw badParameter(20009, "Cannot delete a call in progress");
    line.calls.delete(call.sid);
    response.status(204).end();
  });
}
