import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/balance.ts";

export const balanceTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/screens.ts").then((file) => file.balance),
  fr: () => import("#web/i18n/fr/screens.ts").then((file) => file.balance),
  nl: () => import("#web/i18n/nl/screens.ts").then((file) => file.balance),
});
