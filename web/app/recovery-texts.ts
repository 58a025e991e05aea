import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/recovery.ts";

export const recoveryTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/recovery.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/recovery.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/recovery.ts").then((file) => file.nl),
});
