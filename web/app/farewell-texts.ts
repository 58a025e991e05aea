import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/farewell.ts";

export const farewellTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/screens.ts").then((file) => file.farewell),
  fr: () => import("#web/i18n/fr/screens.ts").then((file) => file.farewell),
  nl: () => import("#web/i18n/nl/screens.ts").then((file) => file.farewell),
});
