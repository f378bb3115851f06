/** Which language a request asks for: the address on public pages, the cookie on staff pages. */
import { isLanguage, type Language } from "../locales/i18n.ts";

export const LANGUAGE_COOKIE = "fl_sprog";

export function requestLanguage(request: Request): Language {
  const { pathname } = new URL(request.url);
  if (pathname === "/en" || pathname.startsWith("/en/")) return "en";
  if (!/^\/(agent|log-ind)(\/|$)/.test(pathname)) return "da";
  const pair = (request.headers.get("cookie") ?? "")
    .split(/;\s*/)
    .find((part) => part.startsWith(`${LANGUAGE_COOKIE}=`));
  const chosen = pair?.slice(LANGUAGE_COOKIE.length + 1);
  return isLanguage(chosen) ? chosen : "da";
}
