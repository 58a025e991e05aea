import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/review.ts";

export const reviewTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/screens.ts").then((file) => file.review),
  fr: () => import("#web/i18n/fr/screens.ts").then((file) => file.review),
  nl: () => import("#web/i18n/nl/screens.ts").then((file) => file.review),
});
