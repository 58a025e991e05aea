import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/settings.ts";

export const settingsTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/settings.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/settings.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/settings.ts").then((file) => file.nl),
});
