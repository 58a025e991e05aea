import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/customers.ts";

export const customersTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/customers.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/customers.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/customers.ts").then((file) => file.nl),
});
