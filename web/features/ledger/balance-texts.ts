import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/balance.ts";

export const balanceTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/balance.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/balance.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/balance.ts").then((file) => file.nl),
});
