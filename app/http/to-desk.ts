/** A form's address opened as a page, as after a reload: the browser goes back to where the form is. */
import { redirect, type LoaderFunctionArgs } from "@remix-run/node";

export function toDesk({ params }: LoaderFunctionArgs) {
  const { nr } = params;
  return redirect(nr === undefined ? "/agent" : `/agent/sager/${encodeURIComponent(nr)}`, 303);
}
