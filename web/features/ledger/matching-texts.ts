import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/matching.ts";

export const matchingTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/screens.ts").then((file) => file.matching),
  fr: () => import("#web/i18n/fr/screens.ts").then((file) => file.matching),
  nl: () => import("#web/i18n/nl/screens.ts").then((file) => file.matching),
});
