import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/clients-waiting.ts";

export const clientsWaitingTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/clients-waiting.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/clients-waiting.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/clients-waiting.ts").then((file) => file.nl),
});
