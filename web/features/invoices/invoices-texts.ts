import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/invoices.ts";

export const invoicesTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/screens.ts").then((file) => file.invoices),
  fr: () => import("#web/i18n/fr/screens.ts").then((file) => file.invoices),
  nl: () => import("#web/i18n/nl/screens.ts").then((file) => file.invoices),
});
