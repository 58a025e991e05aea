import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/invitation.ts";

export const invitationTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/invitation.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/invitation.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/invitation.ts").then((file) => file.nl),
});
