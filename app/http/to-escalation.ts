/** The addresses of what needs a person: of the list, of one, and of a form's address that was opened as a page. */
import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { STUCK_PLACES } from "../domain/protection/targets.ts";
import { followsForm } from "./to-desk.ts";

export const ESCALATIONS = "/agent/skal-ses-til";

const place = z.object({ actId: z.uuid(), system: z.enum(STUCK_PLACES) });

/** The act and the system in the address; throws 404 for what cannot be one. */
export function escalationIn(params: Readonly<Record<string, string | undefined>>): z.infer<typeof place> {
  const parsed = place.safeParse(params);
  if (!parsed.success) throw new Response(null, { status: 404 });
  return parsed.data;
}

const alarm = z.object({ alarmId: z.uuid() });

/** The alarm in the address; throws 404 for what cannot be one. */
export function alarmIn(params: Readonly<Record<string, string | undefined>>): z.infer<typeof alarm> {
  const parsed = alarm.safeParse(params);
  if (!parsed.success) throw new Response(null, { status: 404 });
  return parsed.data;
}

export function toEscalations({ request }: LoaderFunctionArgs) {
  return followsForm(request) ? null : redirect(ESCALATIONS, 303);
}
