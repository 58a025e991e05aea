import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/division.ts";

export const divisionTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/division.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/division.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/division.ts").then((file) => file.nl),
});
