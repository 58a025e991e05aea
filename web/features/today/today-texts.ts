import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/today.ts";

export const todayTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/today.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/today.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/today.ts").then((file) => file.nl),
});
