/** Demo staff in browsers of their own, logged in, beside the running product. */
import type { Browser } from "playwright-core";
import { agentNamed, sessionOf } from "../http/staff-caller.ts";
import { openPage, type Watched } from "./browser.ts";
import type { Product } from "./product.ts";

export interface Colleague extends Watched {
  readonly actor: Awaited<ReturnType<typeof agentNamed>>;
  /** Opens an address of the product. */
  go(path: string): Promise<void>;
}

export async function colleague(product: Product, browser: Browser, username: string): Promise<Colleague> {
  const actor = await agentNamed(product, username);
  const watched = await openPage(browser);
  const [name = "", value = ""] = (await sessionOf(product, actor.id)).split("=");
  await watched.page.context().addCookies([{ name, value, url: product.web }]);
  return { ...watched, actor, go: async (path) => void (await watched.page.goto(product.web + path)) };
}
