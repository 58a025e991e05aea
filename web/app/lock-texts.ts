import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/lock.ts";

export const lockTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/lock.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/lock.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/lock.ts").then((file) => file.nl),
});
