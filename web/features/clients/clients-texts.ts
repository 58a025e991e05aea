import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/clients.ts";

export const clientsTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/screens.ts").then((file) => file.clients),
  fr: () => import("#web/i18n/fr/screens.ts").then((file) => file.clients),
  nl: () => import("#web/i18n/nl/screens.ts").then((file) => file.clients),
});
