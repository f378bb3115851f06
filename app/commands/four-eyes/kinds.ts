/** Every kind of thing that takes four eyes; a new kind is a row here and its own file. */
import type { ProposalKindName } from "../../domain/four-eyes/proposal.ts";
import { actKind } from "./act-kind.ts";
import type { ProposalKind } from "./kind.ts";
import { policyKind } from "./policy-kind.ts";

export const KINDS: { readonly [Name in ProposalKindName]: ProposalKind } = {
  act: actKind,
  policy: policyKind,
};
