import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/review.ts";

export const reviewTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/review.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/review.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/review.ts").then((file) => file.nl),
});
