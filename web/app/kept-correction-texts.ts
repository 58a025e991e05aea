import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/kept-correction.ts";

export const keptCorrectionTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/screens.ts").then((file) => file.keptCorrection),
  fr: () => import("#web/i18n/fr/screens.ts").then((file) => file.keptCorrection),
  nl: () => import("#web/i18n/nl/screens.ts").then((file) => file.keptCorrection),
});
