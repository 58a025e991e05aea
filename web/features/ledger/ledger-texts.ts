import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/ledger.ts";

export const ledgerTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/screens.ts").then((file) => file.ledger),
  fr: () => import("#web/i18n/fr/screens.ts").then((file) => file.ledger),
  nl: () => import("#web/i18n/nl/screens.ts").then((file) => file.ledger),
});
