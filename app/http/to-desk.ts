/** A form's address opened as a page, as after a reload: the browser goes back to where the form is. */
import { redirect, type LoaderFunctionArgs } from "@remix-run/node";

export function toDesk({ params, request }: LoaderFunctionArgs) {
  if (followsForm(request)) return null;
  const { nr } = params;
  return redirect(nr === undefined ? "/agent" : `/agent/sager/${encodeURIComponent(nr)}`, 303);
}

// After a refused form Remix asks the loader as well, with the form's own headers: a redirect would hide the refusal.
export const followsForm = ({ headers }: Request): boolean =>
  headers.has("content-type") || headers.has("content-length");
