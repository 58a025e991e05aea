import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/series.ts";

export const seriesTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/screens.ts").then((file) => file.series),
  fr: () => import("#web/i18n/fr/screens.ts").then((file) => file.series),
  nl: () => import("#web/i18n/nl/screens.ts").then((file) => file.series),
});
