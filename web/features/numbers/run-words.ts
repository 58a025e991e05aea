import type { Translate } from "#web/i18n/dictionary.ts";
import type { en } from "#web/i18n/en/numbers.ts";

/** "2026-A1-000001 à 000004": the series is said once, so that a run fits on a phone. */
export const runWords = (t: Translate<typeof en>, first: string, last: string | null): string =>
  last === null ? first : t("fromTo", { first, last: last.slice(last.lastIndexOf("-") + 1) });
