import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/numbers.ts";

export const numbersTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/numbers.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/numbers.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/numbers.ts").then((file) => file.nl),
});
