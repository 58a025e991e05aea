import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/import.ts";

export const importTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/screens.ts").then((file) => file.imports),
  fr: () => import("#web/i18n/fr/screens.ts").then((file) => file.imports),
  nl: () => import("#web/i18n/nl/screens.ts").then((file) => file.imports),
});
