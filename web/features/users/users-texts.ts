import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/users.ts";

export const usersTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/screens.ts").then((file) => file.users),
  fr: () => import("#web/i18n/fr/screens.ts").then((file) => file.users),
  nl: () => import("#web/i18n/nl/screens.ts").then((file) => file.users),
});
