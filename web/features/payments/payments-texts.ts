import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/payments.ts";

export const paymentsTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/payments.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/payments.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/payments.ts").then((file) => file.nl),
});
