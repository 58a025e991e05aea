import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/recorded-voucher.ts";

export const recordedVoucherTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/screens.ts").then((file) => file.recordedVoucher),
  fr: () => import("#web/i18n/fr/screens.ts").then((file) => file.recordedVoucher),
  nl: () => import("#web/i18n/nl/screens.ts").then((file) => file.recordedVoucher),
});
