import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/sign-out.ts";

export const signOutTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/sign-out.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/sign-out.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/sign-out.ts").then((file) => file.nl),
});
