import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/division.ts";

export const divisionTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/screens.ts").then((file) => file.division),
  fr: () => import("#web/i18n/fr/screens.ts").then((file) => file.division),
  nl: () => import("#web/i18n/nl/screens.ts").then((file) => file.division),
});
