import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/export.ts";

export const exportTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/screens.ts").then((file) => file.exports),
  fr: () => import("#web/i18n/fr/screens.ts").then((file) => file.exports),
  nl: () => import("#web/i18n/nl/screens.ts").then((file) => file.exports),
});
