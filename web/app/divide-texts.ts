import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/divide.ts";

export const divideTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/screens.ts").then((file) => file.divide),
  fr: () => import("#web/i18n/fr/screens.ts").then((file) => file.divide),
  nl: () => import("#web/i18n/nl/screens.ts").then((file) => file.divide),
});
