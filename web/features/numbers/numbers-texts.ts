import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/numbers.ts";

export const numbersTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/screens.ts").then((file) => file.numbers),
  fr: () => import("#web/i18n/fr/screens.ts").then((file) => file.numbers),
  nl: () => import("#web/i18n/nl/screens.ts").then((file) => file.numbers),
});
