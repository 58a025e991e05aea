import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/import.ts";

export const importTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/import.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/import.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/import.ts").then((file) => file.nl),
});
