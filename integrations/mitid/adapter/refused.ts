/** MitID finds our request itself at fault: sending it again would not help, somebody must look. */
import { SystemDown } from "../../../app/domain/faults.ts";

export const refused = (answer: { readonly status: number; readonly code: string | null }): SystemDown =>
  new SystemDown("mitid", false, `refused the request (${answer.status} ${answer.code ?? "without code"})`);
