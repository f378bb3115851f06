/** The quick way out: one press, and the browser stands at the weather with nothing of ours kept. */
import { redirect } from "@remix-run/node";

const NEUTRAL_PAGE = "https://www.dmi.dk/";

export function loader() {
  const headers = {
    "Clear-Site-Data": '"cache"',
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
  };
  return redirect(NEUTRAL_PAGE, { status: 303, headers });
}
