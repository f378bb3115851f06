/** What a browser that has never been here fetches for a page: every byte over the wire, as compressed as it comes. */
import { existsSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { chromium, type Browser, type CDPSession } from "playwright-core";
import { AgentDesk } from "../support/agent-desk.ts";
import { print } from "./figures.ts";
import type { Stand } from "./stand.ts";

const PLACES = [
  process.env["CHROMIUM"] ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
];
/** Long enough for what the page's script fetches once it runs. */
const SETTLE_MS = 2_000;

export async function measureFirstLoads(stand: Stand): Promise<void> {
  const executablePath = PLACES.find((place) => place !== "" && existsSync(place));
  if (executablePath === undefined) {
    print({ bench: "first-load", skipped: "no Chromium: install it, or set CHROMIUM to its path" });
    return;
  }
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  try {
    const desk = await AgentDesk.logIn(stand.web, "maja");
    await measurePage(browser, stand, "/", null);
    await measurePage(browser, stand, "/agent", desk);
  } finally {
    await browser.close();
  }
}

async function measurePage(
  browser: Browser,
  { web }: Stand,
  path: string,
  desk: AgentDesk | null,
): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "da-DK" });
  if (desk !== null) await context.addCookies([{ ...desk.cookie, url: web }]);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  const kinds = await countBytes(cdp);
  await page.goto(web + path, { waitUntil: "load" });
  await pause(SETTLE_MS);
  const bytes = [...kinds.values()].reduce((total, size) => total + size, 0);
  const byKind = Object.fromEntries([...kinds].sort((one, other) => other[1] - one[1]));
  print({ bench: "first-load", path, kB: Math.round(bytes / 100) / 10, unit: "kB", bytes, byKind });
  await context.close();
}

/** Bytes by kind of resource; a stream that never ends never finishes and is not counted. */
async function countBytes(cdp: CDPSession): Promise<ReadonlyMap<string, number>> {
  const kinds = new Map<string, number>();
  const kindOf = new Map<string, string>();
  await cdp.send("Network.enable");
  cdp.on("Network.responseReceived", ({ requestId, type }) => kindOf.set(requestId, type));
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = kindOf.get(requestId) ?? "Other";
    kinds.set(kind, (kinds.get(kind) ?? 0) + encodedDataLength);
  });
  return kinds;
}
