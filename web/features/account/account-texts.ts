import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/account.ts";

export const accountTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/screens.ts").then((file) => file.account),
  fr: () => import("#web/i18n/fr/screens.ts").then((file) => file.account),
  nl: () => import("#web/i18n/nl/screens.ts").then((file) => file.account),
});
