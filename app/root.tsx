/** The frame of every page: language, scripts where a page wants them, and the page for what went wrong. */
import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteLoaderData,
} from "@remix-run/react";
import { useContext, useMemo, type ReactNode } from "react";
import { I18nextProvider } from "react-i18next";
import { createI18n, type Language } from "./locales/i18n.ts";
import { requestLanguage } from "./ui/language.ts";
import { NonceContext } from "./ui/nonce.ts";
import { PageFault } from "./ui/page-fault.tsx";

export const links: LinksFunction = () => [{ rel: "icon", href: "/favicon.svg", type: "image/svg+xml" }];

export function loader({ request, context }: LoaderFunctionArgs) {
  return { language: requestLanguage(request), lineNumber: context.services.settings.lineNumber };
}

/** A page that works as plain HTML says so in its handle and sends no script. */
function wantsScripts(handle: unknown): boolean {
  return typeof handle !== "object" || handle === null || !("plain" in handle);
}

export function Layout({ children }: { readonly children: ReactNode }) {
  const nonce = useContext(NonceContext);
  const matches = useMatches();
  const language: Language = useRouteLoaderData<typeof loader>("root")?.language ?? "da";
  const i18n = useMemo(() => createI18n(language), [language]);
  const scripted = matches.every((match) => wantsScripts(match.handle));
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        <I18nextProvider i18n={i18n}>{children}</I18nextProvider>
        {scripted ? <ScrollRestoration nonce={nonce} /> : null}
        {scripted ? <Scripts nonce={nonce} /> : null}
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <PageFault />;
}
