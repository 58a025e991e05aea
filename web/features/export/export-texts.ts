import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/export.ts";

export const exportTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/export.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/export.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/export.ts").then((file) => file.nl),
});
