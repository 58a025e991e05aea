import { join } from "node:path";
import type { Page } from "playwright-core";
import { checkAccessibility } from "./check-accessibility.ts";

/** A picture of every screen that is looked at, for who wants to see them: a folder to put them in. */
const PICTURES = process.env["JOURNEY_PICTURES"];

const looks = [
  [360, "light"],
  [820, "light"],
  [1440, "dark"],
] as const;

/** Looks at what is on screen with axe, from a phone to a wide screen, light and dark, and notes what it finds. */
export async function lookAtScreen(page: Page, name: string, found: string[]): Promise<void> {
  const before = page.viewportSize();
  for (const [width, colorScheme] of looks) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const violation of await checkAccessibility(page)) found.push(`${name}, ${width}: ${violation}`);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (beyond > 0) found.push(`${name}, ${width}: ${beyond} pixels lie beyond the right edge`);
    if (PICTURES !== undefined)
      await page.screenshot({ path: join(PICTURES, `${name}-${width}.png`), fullPage: true });
  }
  if (before) await page.setViewportSize(before);
  await page.emulateMedia({ colorScheme: "light" });
}
