import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/connections.ts";

export const connectionsTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/screens.ts").then((file) => file.connections),
  fr: () => import("#web/i18n/fr/screens.ts").then((file) => file.connections),
  nl: () => import("#web/i18n/nl/screens.ts").then((file) => file.connections),
});
