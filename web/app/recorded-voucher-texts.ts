import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/recorded-voucher.ts";

export const recordedVoucherTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/recorded-voucher.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/recorded-voucher.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/recorded-voucher.ts").then((file) => file.nl),
});
