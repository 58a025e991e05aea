import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/settings.ts";

export const settingsTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/screens.ts").then((file) => file.settings),
  fr: () => import("#web/i18n/fr/screens.ts").then((file) => file.settings),
  nl: () => import("#web/i18n/nl/screens.ts").then((file) => file.settings),
});
