import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/accounting-firm.ts";

export const accountingFirmTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/accounting-firm.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/accounting-firm.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/accounting-firm.ts").then((file) => file.nl),
});
