import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/fec-check.ts";

export const fecCheckTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/fec-check.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/fec-check.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/fec-check.ts").then((file) => file.nl),
});
