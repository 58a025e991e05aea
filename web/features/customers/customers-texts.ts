import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/customers.ts";

export const customersTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/screens.ts").then((file) => file.customers),
  fr: () => import("#web/i18n/fr/screens.ts").then((file) => file.customers),
  nl: () => import("#web/i18n/nl/screens.ts").then((file) => file.customers),
});
