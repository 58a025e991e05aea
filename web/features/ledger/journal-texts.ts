import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/journal.ts";

export const journalTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/journal.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/journal.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/journal.ts").then((file) => file.nl),
});
