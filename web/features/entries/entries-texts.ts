import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/entries.ts";

export const entriesTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/entries.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/entries.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/entries.ts").then((file) => file.nl),
});
