/** Keeps the chosen language of the staff pages; citizens' pages have an address for each language instead. */
import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { readForm } from "../../http/form.ts";
import { ownPath } from "../../http/own-path.ts";
import { isLanguage } from "../../locales/i18n.ts";
import { LANGUAGE_COOKIE } from "../../ui/language.ts";

const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

export const loader = () => redirect("/", 303);

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request);
  const chosen = form?.get("sprog");
  const back = ownPath(form?.get("tilbage")) ?? "/";
  if (!isLanguage(chosen)) {
    return new Response("Vælg dansk (da) eller engelsk (en). / Choose Danish (da) or English (en).", {
      status: 422,
    });
  }
  const secure = context.services.settings.publicBaseUrl.startsWith("https:") ? "; Secure" : "";
  const cookie = `${LANGUAGE_COOKIE}=${chosen}; Path=/; Max-Age=${String(ONE_YEAR_SECONDS)}; SameSite=Lax; HttpOnly${secure}`;
  return redirect(back, { status: 303, headers: { "Set-Cookie": cookie } });
}
