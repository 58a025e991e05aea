import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/farewell.ts";

export const farewellTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/farewell.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/farewell.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/farewell.ts").then((file) => file.nl),
});
