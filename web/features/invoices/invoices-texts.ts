import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/invoices.ts";

export const invoicesTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/invoices.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/invoices.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/invoices.ts").then((file) => file.nl),
});
