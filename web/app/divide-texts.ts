import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/divide.ts";

export const divideTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/divide.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/divide.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/divide.ts").then((file) => file.nl),
});
