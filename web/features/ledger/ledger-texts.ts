import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/ledger.ts";

export const ledgerTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/ledger.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/ledger.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/ledger.ts").then((file) => file.nl),
});
