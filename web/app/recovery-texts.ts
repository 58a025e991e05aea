import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/recovery.ts";

export const recoveryTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/screens.ts").then((file) => file.recovery),
  fr: () => import("#web/i18n/fr/screens.ts").then((file) => file.recovery),
  nl: () => import("#web/i18n/nl/screens.ts").then((file) => file.recovery),
});
