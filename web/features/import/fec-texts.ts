import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/fec.ts";

export const fecTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/fec.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/fec.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/fec.ts").then((file) => file.nl),
});
