import axe from "axe-core";
import type { Page } from "playwright-core";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The rules that look at colours; all others read what stands on the page, which no colour scheme changes. */
const colourRules = ["color-contrast", "link-in-text-block"];

/** What axe finds wrong on the page as it stands, a sentence for each element; an empty list is what tests expect. */
export async function checkAccessibility(page: Page, look: "all" | "colours" = "all"): Promise<string[]> {
  const runOnly: axe.RunOnly =
    look === "all" ? { type: "tag", values: tags } : { type: "rule", values: colourRules };
  // Evaluated rather than added as a script, because the page's own policy rightly forbids scripts from elsewhere.
  const isHere = await page.evaluate(() => "axe" in globalThis);
  if (!isHere) await page.evaluate(axe.source);
  const violations = await page.evaluate(async (runOnly) => {
    // A colour on its way to another is read by nobody; what turns for ever, as a sign of work does, is not waited for.
    const endingSoon = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime ?? 0));
    await Promise.allSettled(endingSoon.map(({ finished }) => finished));
    const { axe: injected } = globalThis as unknown as { axe: typeof axe };
    const results = await injected.run(document, {
      runOnly,
      resultTypes: ["violations"],
    });
    return results.violations;
  }, runOnly);
  return violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => {
      const reason = failureSummary?.replaceAll(/\s+/g, " ") ?? "";
      return `${id} (${impact}): ${help} at ${target.join(" ")}. ${reason}`;
    }),
  );
}
