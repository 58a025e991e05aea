import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/fec-check.ts";

export const fecCheckTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/screens.ts").then((file) => file.fecCheck),
  fr: () => import("#web/i18n/fr/screens.ts").then((file) => file.fecCheck),
  nl: () => import("#web/i18n/nl/screens.ts").then((file) => file.fecCheck),
});
