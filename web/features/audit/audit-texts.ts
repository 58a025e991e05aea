import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/audit.ts";

export const auditTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/audit.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/audit.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/audit.ts").then((file) => file.nl),
});
