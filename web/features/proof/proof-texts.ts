import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/proof.ts";

export const proofTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/screens.ts").then((file) => file.proof),
  fr: () => import("#web/i18n/fr/screens.ts").then((file) => file.proof),
  nl: () => import("#web/i18n/nl/screens.ts").then((file) => file.proof),
});
