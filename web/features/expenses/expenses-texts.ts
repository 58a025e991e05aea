import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/expenses.ts";

export const expensesTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/expenses.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/expenses.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/expenses.ts").then((file) => file.nl),
});
