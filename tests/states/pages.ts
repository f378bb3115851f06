/** Every page of docs/states that is made from the data, formatted as it is stored. */
import { format } from "prettier";
import { actsPage } from "./acts-page.ts";
import { actPage, authenticatorPage, codePage, identityPage } from "./machine-pages.ts";

/** The policy that comes with the migrations; its rules are read from the same place (tests/support/policy.ts). */
const POLICY_IN_FORCE = 2;

const PAGES = {
  "identity.md": identityPage,
  "authenticator.md": authenticatorPage,
  "activation-code.md": codePage,
  "act.md": actPage,
  "acts.md": () => actsPage(POLICY_IN_FORCE),
} as const;

/** Resolves with each file's name and text. */
export function pages(): Promise<readonly { readonly name: string; readonly text: string }[]> {
  return Promise.all(
    Object.entries(PAGES).map(async ([name, page]) => ({
      name,
      text: await format(page(), { parser: "markdown", printWidth: 110 }),
    })),
  );
}
