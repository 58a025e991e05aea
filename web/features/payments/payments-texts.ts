import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/payments.ts";

export const paymentsTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/screens.ts").then((file) => file.payments),
  fr: () => import("#web/i18n/fr/screens.ts").then((file) => file.payments),
  nl: () => import("#web/i18n/nl/screens.ts").then((file) => file.payments),
});
