import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/closed-voucher.ts";

export const closedVoucherTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/screens.ts").then((file) => file.closedVoucher),
  fr: () => import("#web/i18n/fr/screens.ts").then((file) => file.closedVoucher),
  nl: () => import("#web/i18n/nl/screens.ts").then((file) => file.closedVoucher),
});
