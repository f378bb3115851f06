/** `npm run states`: writes docs/states from the machines' data and the policy in force. */
import { writeFileSync } from "node:fs";
import { pages } from "./pages.ts";

for (const { name, text } of await pages())
  writeFileSync(new URL(`../../docs/states/${name}`, import.meta.url), text);
