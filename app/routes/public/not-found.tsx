/** Every address that is none of ours: the page says so, in the language of the address. */
import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FaultPage } from "../../ui/fault-page.tsx";

export const handle = { plain: true };

export function loader({ context }: LoaderFunctionArgs) {
  return data({ lineNumber: context.services.settings.lineNumber }, { status: 404 });
}

/** A form posted to nowhere gets the same page. */
export const action = loader;

export default function NotFound() {
  const { lineNumber } = useLoaderData<typeof loader>();
  return <FaultPage fault="notFound" lineNumber={lineNumber} />;
}
