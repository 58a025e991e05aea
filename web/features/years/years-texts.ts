import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/years.ts";

export const yearsTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/screens.ts").then((file) => file.years),
  fr: () => import("#web/i18n/fr/screens.ts").then((file) => file.years),
  nl: () => import("#web/i18n/nl/screens.ts").then((file) => file.years),
});
