import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/matching.ts";

export const matchingTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/matching.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/matching.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/matching.ts").then((file) => file.nl),
});
