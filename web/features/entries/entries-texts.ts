import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/entries.ts";

export const entriesTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/screens.ts").then((file) => file.entries),
  fr: () => import("#web/i18n/fr/screens.ts").then((file) => file.entries),
  nl: () => import("#web/i18n/nl/screens.ts").then((file) => file.entries),
});
