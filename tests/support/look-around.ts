/** A state of a page as people meet it: wide, narrow, at twice the size, on a telephone and in the dark. */
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { expectAccessible, keepPicture } from "./browser.ts";

const SIZES = [
  ["smal", 1024, 768],
  ["200", 720, 450],
  ["telefon", 360, 740],
] as const;

/** Checks the rules of access and keeps a picture. */
export async function look(page: Page, name: string): Promise<void> {
  await expectAccessible(page);
  await keepPicture(page, name);
}

/**
 * The same at every size, none of them wider than the window; the window is put back to its width. The rules of access
 * are checked on each layout and in each theme: wide, dark, and the one column of a telephone.
 */
export async function lookAround(page: Page, name: string): Promise<void> {
  await look(page, name);
  await page.emulateMedia({ colorScheme: "dark" });
  await look(page, `${name}-moerk`);
  await page.emulateMedia({ colorScheme: "light" });
  for (const [size, width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    if (size === "telefon") await expectAccessible(page);
    await keepPicture(page, `${name}-${size}`);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over, `${name} at ${size}`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}
