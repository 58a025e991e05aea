import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/connections.ts";

export const connectionsTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/connections.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/connections.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/connections.ts").then((file) => file.nl),
});
