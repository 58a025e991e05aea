import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/accounting-firm.ts";

export const accountingFirmTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/screens.ts").then((file) => file.accountingFirm),
  fr: () => import("#web/i18n/fr/screens.ts").then((file) => file.accountingFirm),
  nl: () => import("#web/i18n/nl/screens.ts").then((file) => file.accountingFirm),
});
