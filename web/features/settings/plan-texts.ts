import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/plan.ts";

export const planTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/screens.ts").then((file) => file.plan),
  fr: () => import("#web/i18n/fr/screens.ts").then((file) => file.plan),
  nl: () => import("#web/i18n/nl/screens.ts").then((file) => file.plan),
});
