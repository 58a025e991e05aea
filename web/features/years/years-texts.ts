import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/years.ts";

export const yearsTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/years.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/years.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/years.ts").then((file) => file.nl),
});
