import { join } from "node:path";
import type { Page } from "playwright-core";
import { checkAccessibility } from "./check-accessibility.ts";

/** A picture of every screen that is looked at, for who wants to see them: a folder to put them in. */
const PICTURES = process.env["JOURNEY_PICTURES"];

/** Between a phone and a wide screen axe would read the same again: there only what fits is looked at. */
const looks = [
  { width: 360, colorScheme: "light", isRead: true },
  { width: 820, colorScheme: "light", isRead: false },
  { width: 1440, colorScheme: "dark", isRead: true },
] as const;

/** Looks at what is on screen with axe, narrow and wide, light and dark, and notes what it finds and what does not fit. */
export async function lookAtScreen(page: Page, name: string, found: string[]): Promise<void> {
  const before = page.viewportSize();
  for (const { width, colorScheme, isRead } of looks) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const violations = isRead ? await checkAccessibility(page) : [];
    for (const violation of violations) found.push(`${name}, ${width}: ${violation}`);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (beyond > 0) found.push(`${name}, ${width}: ${beyond} pixels lie beyond the right edge`);
    if (PICTURES !== undefined)
      await page.screenshot({ path: join(PICTURES, `${name}-${width}.png`), fullPage: true });
  }
  if (before) await page.setViewportSize(before);
  await page.emulateMedia({ colorScheme: "light" });
}
