/** /stop/:token: whoever was told of a new code or login and did not ask for it stops it here, without logging in. */
import {
  data,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { offerStop, stop, STOP_RETRY_SECONDS, type StopResult } from "../../http/stop-link.ts";
import { wordsIn } from "../../locales/i18n.ts";
import { readableNumber } from "../../locales/phone-number.ts";
import { StopOffer, StopOutcome } from "../../ui/citizen/stop-order.tsx";
import { requestLanguage } from "../../ui/language.ts";

export const headers: HeadersFunction = ({ actionHeaders, loaderHeaders }) => {
  const retryAfter = actionHeaders.get("Retry-After") ?? loaderHeaders.get("Retry-After");
  return retryAfter === null ? {} : { "Retry-After": retryAfter };
};

export const meta: MetaFunction<typeof loader> = ({ data: page }) => {
  const t = wordsIn(page?.language ?? "da");
  return [
    { title: `${t("public:stop.title")} – ${t("common:product")}` },
    { name: "format-detection", content: "telephone=no" },
  ];
};

/** Looking stops nothing: mail programs and scanners open links by themselves. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const offered = await offerStop(context, params["token"]);
  const language = requestLanguage(request);
  const page = { language, offered, phone: readableNumber(context.services.settings.lineNumber) };
  return data(page, typeof offered === "string" ? answerOf(offered) : {});
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  if (request.method !== "POST")
    throw new Response(null, { status: 405, headers: { Allow: "GET, HEAD, POST" } });
  const result = await stop(context, params["token"]);
  return data(result, answerOf(result));
}

/** A link that is nobody's and one that has been used are answered alike. */
function answerOf(result: StopResult): {
  readonly status: number;
  readonly headers?: Record<string, string>;
} {
  if (result === "nothing") return { status: 404 };
  if (result !== "tooOften") return { status: 200 };
  return { status: 429, headers: { "Retry-After": String(STOP_RETRY_SECONDS) } };
}

export default function Stop() {
  const { offered, phone } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  if (result !== undefined) return <StopOutcome result={result} phone={phone} />;
  if (typeof offered === "string") return <StopOutcome result={offered} phone={phone} />;
  return <StopOffer order={offered} phone={phone} />;
}
