import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/series.ts";

export const seriesTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/series.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/series.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/series.ts").then((file) => file.nl),
});
