import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/journal.ts";

export const journalTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/screens.ts").then((file) => file.journal),
  fr: () => import("#web/i18n/fr/screens.ts").then((file) => file.journal),
  nl: () => import("#web/i18n/nl/screens.ts").then((file) => file.journal),
});
