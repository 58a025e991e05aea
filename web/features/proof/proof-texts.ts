import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/proof.ts";

export const proofTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/proof.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/proof.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/proof.ts").then((file) => file.nl),
});
