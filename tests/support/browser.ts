/** A real Chromium: the machine's own, or Debian's package where it may be installed; otherwise the test fails with a remedy. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { userInfo } from "node:os";
import { fileURLToPath } from "node:url";
import AxeBuilder from "@axe-core/playwright";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { afterAll, expect } from "vitest";

const PLACES = [
  process.env["CHROMIUM"] ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
const REMEDY =
  "A browser is missing. Install Chromium (on Debian: apt-get install chromium) or set CHROMIUM to its path.";

/** Where screenshots of a run are kept. */
const ARTEFACTS = fileURLToPath(new URL("../../.artifacts/screens/", import.meta.url));

function findChromium(): string {
  const found = PLACES.find((place) => place !== "" && existsSync(place));
  if (found !== undefined) return found;
  if (userInfo().uid === 0 && existsSync("/usr/bin/apt-get")) installChromium();
  const installed = PLACES.find((place) => place !== "" && existsSync(place));
  if (installed === undefined) throw new Error(REMEDY);
  return installed;
}

function installChromium(): void {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", ["update", "-qq"], { env, stdio: "ignore" });
  try {
    execFileSync("apt-get", ["install", "-y", "-qq", "chromium"], { env, stdio: "ignore" });
  } catch {
    throw new Error(REMEDY);
  }
}

/** Starts the browser; closes it after the file's last test. */
export async function openBrowser(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  afterAll(() => browser.close());
  return browser;
}

export interface Watched {
  readonly page: Page;
  /** What the page has complained of: errors, refused resources, broken rules of its own policy. */
  readonly complaints: readonly string[];
}

/** A page of its own whose complaints are collected. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Watched> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: "da-DK",
    timezoneId: "Europe/Copenhagen",
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  const complain = (words: string) => {
    // A page that goes on to another breaks off what it was fetching: that is nobody's fault.
    if (!words.includes("AbortError")) complaints.push(words);
  };
  page.on("pageerror", ({ name, message }) => {
    complain(`${name}: ${message}`);
  });
  page.on("console", (message) => {
    if (message.type() === "error") complain(message.text());
  });
  return { page, complaints };
}

/** Keeps a picture of the page under a name of its own. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  await mkdir(ARTEFACTS, { recursive: true });
  await page.screenshot({ path: `${ARTEFACTS}${name}.png` });
}

/** Fails with each broken rule and where it is broken. */
export async function expectAccessible(page: Page): Promise<void> {
  // A colour half way between two themes is nobody's colour.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  const told = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(" | ")}`,
  );
  expect(told).toEqual([]);
}
