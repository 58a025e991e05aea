import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/begin.ts";

export const beginTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/begin.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/begin.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/begin.ts").then((file) => file.nl),
});
