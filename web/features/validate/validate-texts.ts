import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/validate.ts";

export const validateTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/validate.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/validate.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/validate.ts").then((file) => file.nl),
});
