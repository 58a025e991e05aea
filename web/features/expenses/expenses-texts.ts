import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/expenses.ts";

export const expensesTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/screens.ts").then((file) => file.expenses),
  fr: () => import("#web/i18n/fr/screens.ts").then((file) => file.expenses),
  nl: () => import("#web/i18n/nl/screens.ts").then((file) => file.expenses),
});
