import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/closed-voucher.ts";

export const closedVoucherTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/closed-voucher.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/closed-voucher.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/closed-voucher.ts").then((file) => file.nl),
});
