import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/clients.ts";

export const clientsTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/clients.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/clients.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/clients.ts").then((file) => file.nl),
});
