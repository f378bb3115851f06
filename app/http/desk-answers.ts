/** How the workspace's actions answer: data for the page's script, a redirect or a plain page for a browser without. */
import { data, redirect } from "@remix-run/node";
import { z } from "zod";
import { readForm as readBody } from "./form.ts";
import type { Ruling } from "../domain/ruling.ts";

export interface Refused {
  readonly allowed: false;
  readonly reasons: readonly string[];
}

const UNKNOWN = /^(case\.notYours|offer\.notYours|proposal\.unknown)$/;
const INVALID =
  /^(form\.|reason\.|note\.|answer\.|representation\.|documents\.(none|tooMany)|(code|document|witness)\.malformed|identify\.(malformed|notFound)|stop\.unknownMeans)/;

/** Architecture's statuses: 422 invalid, 404 unknown or not yours, 409 refused by state; a silent system is 503. */
export function statusOf(reason: string): number {
  if (UNKNOWN.test(reason)) return 404;
  if (INVALID.test(reason)) return 422;
  if (reason === "approver.notAllowed") return 403;
  if (reason === "identify.tooOften") return 429;
  return reason === "identify.systemDown" ? 503 : 409;
}

/** A browser that shows the answer itself asks for a page; the workspace's script asks for anything. */
const wantsPage = (request: Request): boolean => (request.headers.get("accept") ?? "").includes("text/html");

/** Turns a ruling into an answer; without script the browser goes on to `next`, or sees why not. */
export function answer<Value>(request: Request, ruling: Ruling<Value>, next: string) {
  if (!ruling.allowed) {
    const refused: Refused = { allowed: false, reasons: ruling.reasons };
    return data(refused, { status: statusOf(ruling.reasons[0]) });
  }
  if (wantsPage(request)) throw redirect(next, 303);
  return data(ruling);
}

export const malformed = () =>
  data<Refused>({ allowed: false, reasons: ["form.malformed"] }, { status: 422 });

/** The form's fields checked against `shape`; null where they are not what the page sends. */
export async function readForm<Shape extends z.ZodType>(
  request: Request,
  shape: Shape,
): Promise<z.output<Shape> | null> {
  const fields = await readBody(request);
  if (fields === null) return null;
  const parsed = shape.safeParse(Object.fromEntries(fields));
  return parsed.success ? parsed.data : null;
}

const caseNumber = z.string().regex(/^FL-\d{4}-\d{6}$/);

/** The case number of the address; throws 404 for what cannot be one. */
export function caseNumberIn(params: Readonly<Record<string, string | undefined>>): string {
  const parsed = caseNumber.safeParse(params["nr"]);
  if (!parsed.success) throw new Response(null, { status: 404 });
  return parsed.data;
}

export const casePath = (number: string): string => `/agent/sager/${number}`;

/** The case at its receipts, and at the checklist of identity theft. */
export const receiptPath = (number: string): string => `${casePath(number)}?trin=4`;
/** The case at step 2, with the ways beside the questions open. */
export const provePath = (number: string): string => `${casePath(number)}?trin=2&vej=1`;
export const theftPath = (number: string): string => `${casePath(number)}?tyveri=1`;
