import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/users.ts";

/** The words for what somebody may do, as the users' screens say them. */
export const rightTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/users.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/users.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/users.ts").then((file) => file.nl),
});
