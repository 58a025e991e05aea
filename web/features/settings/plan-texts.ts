import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/plan.ts";

export const planTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/plan.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/plan.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/plan.ts").then((file) => file.nl),
});
