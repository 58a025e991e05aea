import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/validate.ts";

export const validateTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/screens.ts").then((file) => file.validate),
  fr: () => import("#web/i18n/fr/screens.ts").then((file) => file.validate),
  nl: () => import("#web/i18n/nl/screens.ts").then((file) => file.validate),
});
