/** The broker's answer to a request that it finds at fault itself. */
import { SystemDown } from "../../app/domain/faults.ts";

/** Sending the same again would not help: somebody must look. */
export const refused = (answer: { readonly status: number; readonly code: string | null }): SystemDown =>
  new SystemDown(
    "mitid-broker",
    false,
    `refused the request (${answer.status} ${answer.code ?? "without code"})`,
  );
