import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/sign-out.ts";

export const signOutTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/screens.ts").then((file) => file.signOut),
  fr: () => import("#web/i18n/fr/screens.ts").then((file) => file.signOut),
  nl: () => import("#web/i18n/nl/screens.ts").then((file) => file.signOut),
});
