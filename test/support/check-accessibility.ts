import axe from "axe-core";
import type { Page } from "playwright-core";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds wrong on the page as it stands, a sentence for each element; an empty list is what tests expect. */
export async function checkAccessibility(page: Page): Promise<string[]> {
  // Evaluated rather than added as a script, because the page's own policy rightly forbids scripts from elsewhere.
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async (values) => {
    const { axe: injected } = globalThis as unknown as { axe: typeof axe };
    const results = await injected.run(document, {
      runOnly: { type: "tag", values },
      resultTypes: ["violations"],
    });
    return results.violations;
  }, tags);
  return violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => {
      const reason = failureSummary?.replaceAll(/\s+/g, " ") ?? "";
      return `${id} (${impact}): ${help} at ${target.join(" ")}. ${reason}`;
    }),
  );
}
