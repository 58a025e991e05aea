import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/kept-correction.ts";

export const keptCorrectionTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/kept-correction.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/kept-correction.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/kept-correction.ts").then((file) => file.nl),
});
