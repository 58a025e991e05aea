import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/account.ts";

export const accountTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/account.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/account.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/account.ts").then((file) => file.nl),
});
